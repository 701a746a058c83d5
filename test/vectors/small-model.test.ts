import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import fc from 'fast-check';
import type { Embedder } from '../../src/embedder.ts';
import { openSmallModel, smallModelPath } from '../../src/vectors/open-small-model.ts';
import { makeSmallModel } from '../../src/vectors/small-model.ts';
import { cosine, paperOf } from './kit.ts';

let model: Embedder;
before(async () => {
  model = await openSmallModel();
});

test('the shipped model is one file of at most 8 MB, and says what it is', () => {
  const bytes = readFileSync(smallModelPath);
  assert.ok(bytes.length <= 8_000_000, String(bytes.length));
  assert.equal(makeSmallModel(bytes).name, model.name);
});

test('what means the same in other words is nearer than what means something else', async () => {
  for (const [asked, same, other] of [
    ['text to image synthesis', 'denoising diffusion for picture generation', 'theorem proving in Lean'],
    ['chatbots that invent facts', 'hallucination in large language models', 'point cloud registration'],
    ['making networks smaller', 'pruning and quantization of weights', 'speech emotion recognition'],
    ['robot grasping', 'dexterous manipulation policies', 'machine translation of low-resource languages'],
  ] as const) {
    const [one, near, far] = await Promise.all([asked, same, other].map(model.embedQuery));
    assert.ok(
      cosine(one, near) > cosine(one, far) + 0.1,
      `${asked}: ${cosine(one, near)}, ${cosine(one, far)}`,
    );
  }
});

test('a query finds the paper that is about it among others', async () => {
  const papers = [
    paperOf('1', 'Speculative decoding with draft trees', 'We speed up generation of large language models.'),
    paperOf(
      '2',
      'Neural radiance fields from few views',
      'We reconstruct scenes from a handful of photographs.',
    ),
    paperOf('3', 'Protein folding with equivariant transformers', 'We predict structures of proteins.'),
  ];
  const vectors = await model.embedPapers(papers);
  for (const [query, wanted] of [
    ['faster inference for LLMs', 0],
    ['novel view synthesis', 1],
    ['molecular biology', 2],
  ] as const) {
    const asked = await model.embedQuery(query);
    const near = vectors.map((vector) => cosine(asked, vector));
    assert.equal(near.indexOf(Math.max(...near)), wanted, `${query}: ${near}`);
  }
});

test('every paper gets a unit vector in its order, whatever it says', async () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('', '…', 'diffusion models', '$\\pi_0$', '扩散模型'));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text)), async (texts) => {
      const papers = texts.map(([title, abstract], at) => paperOf(String(at), title, abstract));
      const vectors = await model.embedPapers(papers);
      assert.equal(vectors.length, papers.length);
      for (const vector of vectors) {
        assert.equal(vector.length, model.dimensions);
        assert.ok(Math.abs(Math.hypot(...vector) - 1) < 1e-5);
      }
    }),
  );
});

test('case, plural endings and LaTeX change nothing', async () => {
  const plain = await model.embedQuery('diffusion model of image');
  assert.ok(cosine(plain, await model.embedQuery('Diffusion MODELS of \\emph{images}')) > 0.9999);
});

test('words that it does not know have no direction', async () => {
  assert.equal(await model.embedQuery('xyzzyplugh'), undefined);
  assert.equal(await model.embedQuery('…'), undefined);
  assert.equal(await model.embedQuery(''), undefined);
});
