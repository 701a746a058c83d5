import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openArchive } from '../../src/archive/open.ts';
import { openTransformers } from '../../src/vectors/transformers.ts';
import { daily, now, paper, tempFolder } from '../archive/kit.ts';
import { angles } from '../kit/angles.ts';
import { writeTinyModel } from '../kit/tiny-onnx.ts';

/** Half a gigabyte that most never need: it stands in a folder of its own, where somebody put it. */
const home = join(process.env.TMPDIR_ON_DISK ?? tmpdir(), 'paperboy-transformers');
const library = join(home, 'node_modules/@huggingface/transformers/dist/transformers.node.mjs');
const skip =
  !existsSync(library) &&
  `@huggingface/transformers is not installed for the tests: ONNXRUNTIME_NODE_INSTALL=skip npm install --prefix ${home} @huggingface/transformers@4`;
if (skip && process.env.CI) throw new Error(String(skip));
const load = () => import(pathToFileURL(library).href);

/** Cats and dogs are near to each other, and far from cars. */
const vectors = { cats: [1, 0.2, 0, 0], dogs: [1, 0, 0.2, 0], cars: [0, 0, 0, 1] };

test('a model of Hugging Face in a folder says what papers mean', { skip }, async (t) => {
  const folder = await tempFolder(t);
  await writeTinyModel(folder, vectors);
  const model = await openTransformers(folder, load);
  assert.equal(model.dimensions, 4);
  const [cats, dogs, cars] = await model.embedPapers(
    ['Cats', 'Dogs', 'Cars'].map((title) => paper('2606.00001', { title })),
  );
  assert.ok(cosine(cats, dogs) > 0.9 && cosine(cats, cars) < 0.1);
  assert.ok(Math.abs(cosine(cats, cats) - 1) < 1e-5);
  assert.ok(cosine(await model.embedQuery('dogs'), cats) > 0.9);
  assert.equal(await model.embedQuery('  '), undefined);
});

test('with another model all papers get its vectors, with progress, and are found by them', {
  skip,
}, async (t) => {
  const folder = await tempFolder(t);
  await writeTinyModel(folder, vectors);
  const store = join(folder, 'store.db');
  const before = await openArchive(store, { embedder: async () => angles });
  const finds = ['Cats', 'Dogs', 'Cars'].map((title, at) =>
    daily(`2606.0000${at}`, '2026-06-15', 1, { title }),
  );
  await before.papers.save(finds, now);
  await before.close();

  const archive = await openArchive(store, { embedder: () => openTransformers(folder, load) });
  t.after(archive.close);
  assert.equal(await archive.papers.embedWords('cats'), undefined);
  const steps: string[] = [];
  await archive.papers.embedRest((done, of) => steps.push(`${done} of ${of}`));
  assert.equal(steps.at(-1), '3 of 3');
  const cats = await archive.papers.embedWords('cats');
  assert.ok(cats);
  const near = await archive.papers.nearest(cats, { limit: 3, now });
  assert.deepEqual(
    near.map(({ listed }) => listed.paper.title),
    ['Cats', 'Dogs', 'Cars'],
  );
});

test('without the library, and with a folder that holds no model, an operator is told what to do', async (t) => {
  await assert.rejects(
    openTransformers('some/model', () => Promise.reject(new Error('no such package'))),
    /^OperatorError: PAPERBOY_EMBEDDINGS needs @huggingface\/transformers, which is not installed: run npm install/,
  );
  if (!skip) {
    const empty = await tempFolder(t);
    await assert.rejects(
      openTransformers(empty, load),
      /cannot be loaded .*name a model of Hugging Face that has ONNX files/s,
    );
  }
});

test('of a library that is not the one we know, and of a model without vectors, an operator is told what to do', async () => {
  const libraryWith = (pipeline: unknown) => async () => ({ env: { allowRemoteModels: true }, pipeline });
  await assert.rejects(
    openTransformers('some/model', libraryWith('of an older version')),
    /^OperatorError: The @huggingface\/transformers that is installed is none that Paperboy knows: run npm install/,
  );
  const answersWords = async () => async () => [{ label: 'cats' }];
  await assert.rejects(
    openTransformers('some/model', libraryWith(answersWords)),
    /^OperatorError: The model some\/model of PAPERBOY_EMBEDDINGS gives no vectors of texts: name one/,
  );
});

function cosine(one: Float32Array | undefined, other: Float32Array | undefined): number {
  return [...(one ?? [])].reduce((sum, value, at) => sum + value * (other?.[at] ?? 0), 0);
}
