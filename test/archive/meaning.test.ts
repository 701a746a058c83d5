import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { NearPaper } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import { eightBitsOf, nearnessTo, signsOf, unitOf } from '../../src/archive/quantize.ts';
import { nearestSigns } from '../../src/archive/signs-scan.ts';
import type { Embedder } from '../../src/embedder.ts';
import { randomNumbers } from '../chaos/faults.ts';
import { angles, vectorAt } from '../kit/angles.ts';
import { testEmbedder } from '../kit/embedder.ts';
import { daily, noCorpus, now, realFinds, tempArchive, tempFolder } from './kit.ts';

const words = testEmbedder();

test('a saved paper has its vector at once, a unit vector as near to its text as bytes allow; a changed paper has another', async (t) => {
  const { papers } = await tempArchive(t, { embedder: async () => words });
  await papers.save([daily('a', '2026-06-15', 1, { title: 'Whales sing' })], now);
  const before = (await papers.vectors(['a', 'unknown'])).get('a');
  assert.ok(before && Math.abs(Math.hypot(...before) - 1) < 1e-5);
  assert.ok(cosine(before, await words.embedQuery('Whales sing')) > 0.999);
  await papers.save([daily('a', '2026-06-16', 2, { title: 'Protein design' })], now);
  const after = (await papers.vectors(['a'])).get('a');
  assert.ok(cosine(after, await words.embedQuery('Protein design')) > 0.999);
  assert.equal((await papers.vectors(['a', 'unknown'])).size, 1);
});

test('the nearest of all papers are those whose vectors are nearest, among those that a query finds too', {
  skip: noCorpus,
}, async (t) => {
  const { papers } = await tempArchive(t, { embedder: async () => words });
  const finds = await realFinds(200, 60);
  await papers.save(finds, now);
  const ids = finds.map(({ paper }) => paper.id);
  const vectors = await papers.vectors(ids);
  const code = { kind: 'category', category: 'cs.cv' } as const;
  for (const id of ids.slice(0, 20)) {
    const to = vectors.get(id) ?? new Float32Array();
    const wanted = (among: readonly string[]) =>
      among.toSorted((a, b) => cosine(vectors.get(b), to) - cosine(vectors.get(a), to)).slice(0, 5);
    const found = await papers.nearest(to, { limit: 5, now });
    assert.deepEqual(
      found.map(({ listed }) => listed.paper.id),
      wanted(ids),
    );
    const filtered = await papers.nearest(to, { limit: 5, query: code, now });
    const inCode = finds.filter(({ paper }) => paper.categories.some((one) => one.toLowerCase() === 'cs.cv'));
    assert.deepEqual(
      filtered.map(({ listed }) => listed.paper.id),
      wanted(inCode.map(({ paper }) => paper.id)),
    );
  }
});

test('in a small archive every paper can be among the nearest, one of the opposite meaning too', async (t) => {
  const { papers } = await tempArchive(t, { embedder: async () => angles });
  await papers.save(
    [0, 90, 180].map((degrees) => daily(`at-${degrees}`, '2026-06-15', 1, { title: `Paper at ${degrees}` })),
    now,
  );
  const near = await papers.nearest(vectorAt(0), { limit: 10, now });
  assert.deepEqual(
    near.map(({ listed }) => listed.paper.id),
    ['at-0', 'at-90', 'at-180'],
  );
});

test('another process sees the vectors of papers that were saved meanwhile', async (t) => {
  const path = join(await tempFolder(t), 'paperboy.db');
  const [one, other] = await Promise.all(
    [1, 2].map(() => openArchive(path, { embedder: async () => words })),
  );
  assert.ok(one && other);
  t.after(() => Promise.all([one.close(), other.close()]));
  const to = (await words.embedQuery('Whales sing')) ?? new Float32Array();
  assert.deepEqual(await other.papers.nearest(to, { limit: 5, now }), []);
  // More than are compared whole: the signs must be right for a paper to be among them.
  const others = Array.from({ length: 1_500 }, (_, at) =>
    daily(`f${at}`, '2026-06-15', 0, { title: `Whales dive ${at}` }),
  );
  await one.papers.save(others, now);
  for (const [at, id] of ['a', 'b'].entries()) {
    await one.papers.save([daily(id, '2026-06-15', 1, { title: `Whales sing ${id}` })], now);
    const found: readonly NearPaper[] = await other.papers.nearest(to, { limit: at + 1, now });
    assert.deepEqual(found.map(({ listed }) => listed.paper.id).toSorted(), ['a', 'b'].slice(0, at + 1));
  }
});

test('papers that an archive knew before it had a model, or under another model, are read for it with progress', async (t) => {
  const path = join(await tempFolder(t), 'paperboy.db');
  const finds = Array.from({ length: 300 }, (_, at) =>
    daily(`p${at}`, '2026-06-15', at, { title: `Paper of ${at}` }),
  );
  const open = (embedder?: Embedder) => openArchive(path, embedder && { embedder: async () => embedder });
  const without = await open();
  await without.papers.save(finds, now);
  await without.papers.embedRest(() => assert.fail('there is no model'));
  assert.equal(await without.papers.embedWords('paper'), undefined);
  await without.close();
  for (const model of [testEmbedder(), testEmbedder([], 'another')]) {
    const archive = await open(model);
    assert.equal(await archive.papers.embedWords('paper'), undefined, 'vectors of two models never meet');
    const told: string[] = [];
    await archive.papers.embedRest((done, of) => told.push(`${done} of ${of}`));
    assert.deepEqual(told, ['128 of 300', '256 of 300', '300 of 300']);
    assert.equal((await archive.papers.vectors(finds.map(({ paper }) => paper.id))).size, 300);
    assert.ok(await archive.papers.embedWords('paper'));
    await archive.papers.embedRest(() => assert.fail('all is read'));
    await archive.close();
  }
});

test('reading for a model stops when the program ends, and goes on from there', async (t) => {
  const path = join(await tempFolder(t), 'paperboy.db');
  const without = await openArchive(path);
  const finds = Array.from({ length: 300 }, (_, at) => daily(`p${at}`, '2026-06-15', at));
  await without.papers.save(finds, now);
  await without.close();
  const archive = await openArchive(path, { embedder: async () => words });
  t.after(archive.close);
  const ending = new AbortController();
  await archive.papers.embedRest(() => ending.abort(), ending.signal);
  const told: string[] = [];
  await archive.papers.embedRest((done, of) => told.push(`${done} of ${of}`));
  assert.deepEqual(told, ['128 of 172', '172 of 172']);
});

test('papers whose meaning cannot be worked out are kept, said in a sentence, and read when that is mended', async (t) => {
  const path = join(await tempFolder(t), 'paperboy.db');
  const warnings: string[] = [];
  let broken = true;
  const embedder: Embedder = {
    ...words,
    embedPapers: async (papers) => {
      if (broken) throw new Error('out of ink');
      return words.embedPapers(papers);
    },
  };
  const archive = await openArchive(path, {
    embedder: async () => embedder,
    warn: (text) => warnings.push(text),
  });
  t.after(archive.close);
  assert.deepEqual(await archive.papers.save([daily('a', '2026-06-15', 1)], now), { added: 1, known: 0 });
  assert.match(warnings.join(), /^New papers are found by their words alone.*\(out of ink\)\.$/);
  broken = false;
  await archive.papers.embedRest(() => undefined);
  assert.equal((await archive.papers.vectors(['a'])).size, 1);
});

test('a model that cannot be loaded leaves a search its words, is told of once, and is loaded when it is there', async (t) => {
  const warnings: string[] = [];
  let isMissing = true;
  const { papers } = await tempArchive(t, {
    embedder: async () => {
      if (isMissing) throw new Error('no such file');
      return words;
    },
    warn: (text) => warnings.push(text),
  });
  await papers.save([daily('a', '2026-06-15', 1, { title: 'Whales sing' })], now);
  warnings.length = 0;
  const query = { kind: 'words', words: ['whale'], field: 'text', typed: 'whales' } as const;
  for (const _ of [1, 2]) {
    const found = await papers.find(query, { limit: 10, offset: 0, now });
    assert.deepEqual(
      found.papers.map(({ how }) => how),
      ['words'],
    );
  }
  assert.equal(warnings.length, 1);
  assert.match(warnings[0] ?? '', /^Searches go by words alone, .*\(no such file\)\.$/);
  isMissing = false;
  await papers.embedRest(() => undefined);
  assert.ok(await papers.embedWords('whales'));
});

test('what is loosely like an example is found whole, as far as the nearest thousand go', async (t) => {
  const { papers } = await tempArchive(t, { embedder: async () => words });
  const finds = Array.from({ length: 2_500 }, (_, at) =>
    daily(`p${at}`, '2026-06-15', 0, { title: `Whales a${at % 7} b${at % 11} c${at % 13} d${at}` }),
  );
  await papers.save(finds, now);
  const ids = finds.map(({ paper }) => paper.id);
  const vectors = await papers.vectors(ids);
  const nearness = ids.map((id) => 100 * cosine(vectors.get(id), vectors.get('p0')));
  const least = Math.ceil(nearness.toSorted((one, other) => other - one)[800] ?? 0);
  const query = { kind: 'like', papers: ['p0'], least } as const;
  const { total } = await papers.search(query, { sort: 'date', limit: 1, offset: 0, now });
  assert.ok(least < 50 && total > 300);
  assert.equal(total, nearness.filter((percent) => percent >= least).length);
});

test('a vector in bytes points where it pointed, and one signs scan finds the same as a slow one', () => {
  const vector = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(vector, (parts) => {
      const given = Float32Array.from(parts);
      fc.pre(Math.hypot(...given) > 0.1);
      const eight = eightBitsOf(given);
      assert.ok(cosine(unitOf(eight), given) > 0.999);
      assert.ok(Math.abs(nearnessTo(unitOf(eight), eight) - 1) < 1e-5);
    }),
  );
  const random = randomNumbers(5);
  const width = signsOf(new Float32Array(40)).length;
  const all = Uint32Array.from({ length: 500 * width }, () => random() * 2 ** 32);
  const to = signsOf(Float32Array.from({ length: 40 }, () => random() - 0.5));
  const differing = (paper: number) =>
    [...to].reduce((sum, part, at) => sum + ones((part ^ (all[paper * width + at] ?? 0)) >>> 0), 0);
  const slow = Array.from({ length: 499 }, (_, at) => at + 1).toSorted((a, b) => differing(a) - differing(b));
  assert.deepEqual(nearestSigns({ all, width }, to, 30), slow.slice(0, 30));
  assert.deepEqual(nearestSigns({ all: new Uint32Array(), width }, to, 30), []);
});

function ones(bits: number): number {
  return bits.toString(2).replaceAll('0', '').length;
}

function cosine(one: Float32Array | undefined, other: Float32Array | undefined): number {
  if (!one || !other) return Number.NaN;
  const dot = one.reduce((sum, part, at) => sum + part * (other[at] ?? 0), 0);
  return dot / Math.hypot(...one) / Math.hypot(...other);
}
