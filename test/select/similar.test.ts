import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rankSimilar, worthAsking } from '../../src/select/similar.ts';
import { type TellingPhrase, tellingPhrases } from '../../src/select/telling-phrases.ts';
import { onList, paper } from './papers.ts';

const camera = paper('2606.00001', {
  title: 'Camera control',
  abstract: 'Camera motion for video generation by diffusion models.',
});
const phrases = tellingPhrases([camera], new Map(), 1_000);

test('who shares more comes first, then who is nearer in meaning; what shares nothing must be near', () => {
  const more = onList('2606.00002', { abstract: 'Camera motion for video generation.' });
  const less = onList('2606.00003', { abstract: 'Camera motion.' });
  const nearer = onList('2606.00004', { abstract: 'Also of camera motion.' });
  const near = onList('2606.00005', { abstract: 'Where the lens goes.' });
  const far = onList('2606.00006', { abstract: 'Of proteins.' });
  const found = rankSimilar([camera], phrases, [
    { listed: far, nearness: 0.4 },
    { listed: near, nearness: 0.6 },
    { listed: less, nearness: 0 },
    { listed: nearer, nearness: 0.1 },
    { listed: more, nearness: 0 },
  ]);
  const ids = found.map(({ paper }) => paper.id);
  assert.deepEqual(
    ids.filter((id) => id !== '2606.00005'),
    ['2606.00002', '2606.00004', '2606.00003'],
  );
  assert.deepEqual(found.find(({ paper }) => paper.id === '2606.00005')?.shares, []);
});

test('neither the paper itself is similar to it, nor another entry of the same title', () => {
  const itself = { paper: camera, listings: [] };
  const again = onList('2606.00007', { title: 'Camera $\\textbf{control}$' });
  const maybe = [itself, again].map((listed) => ({ listed, nearness: 1 }));
  assert.deepEqual(rankSimilar([camera], phrases, maybe), []);
});

test('of what is shared, nothing is said twice', () => {
  const same = onList('2606.00002', { abstract: camera.abstract });
  const [found] = rankSimilar([camera], phrases, [{ listed: same, nearness: 0 }]);
  assert.ok((found?.shares.length ?? 0) > 1);
  const said = (found?.shares ?? []).map((one) => ` ${one.toLowerCase()} `);
  for (const [at, one] of said.entries())
    assert.ok(!said.some((other, place) => place !== at && other.includes(one)), one);
});

test('however many papers hold the phrases, those that are asked for find few enough of them', () => {
  const phrase = fc.record({
    most: fc.integer({ min: 1, max: 8_000 }),
    weight: fc.double({ min: 0, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(phrase), fc.integer({ min: 1, max: 1_000_000 }), (some, all) => {
      const given = some.map((one, at): TellingPhrase => ({ ...one, query: wordQuery(`word${at}`) }));
      const asked = worthAsking(given, all);
      assert.ok(asked.length <= 16);
      assert.ok(asked.reduce((sum, { most }) => sum + most, 0) <= 6_000);
      assert.deepEqual(
        asked,
        given.filter((one) => asked.includes(one)),
      );
    }),
  );
});

function wordQuery(word: string) {
  return { kind: 'words', words: [word], field: 'text', typed: word } as const;
}

test('phrases that a twentieth of all papers hold are not asked for, nor more than sixteen, nor what many find together', () => {
  const phrase = (most: number): TellingPhrase => ({
    query: { kind: 'words', words: ['a'], field: 'text', typed: 'a' },
    weight: 1,
    most,
  });
  const asked = (all: number, ...most: readonly number[]) =>
    worthAsking(most.map(phrase), all).map((one) => one.most);
  assert.deepEqual(asked(1_000, 51, 50, 30), [50, 30]);
  assert.deepEqual(asked(100, 21, 20), [20]);
  assert.deepEqual(asked(100, 20, 20, 20, 20, 20, 1), [20, 20, 20, 20, 20]);
  assert.deepEqual(asked(12_000, 600, 401, 400, 1), [600, 400]);
  assert.deepEqual(asked(1_000_000, 6_000, 1), [6_000]);
  assert.equal(asked(1_000, ...Array.from({ length: 20 }, () => 1)).length, 16);
});
