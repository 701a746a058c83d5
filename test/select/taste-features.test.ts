import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dot, likeness, seePapers, shared } from '../../src/select/taste-features.ts';
import { paper } from './papers.ts';

const none = new Map<string, Float32Array>();
const near = (found: number | undefined, wanted: number) =>
  assert.ok(Math.abs((found ?? Number.NaN) - wanted) < 1e-6, `${found}, not ${wanted}`);

test('vectors and traits are multiplied over what both have', () => {
  assert.equal(dot(Float32Array.from([1, 2]), Float32Array.from([3, 4])), 11);
  assert.equal(dot(Float32Array.from([1, 2, 5]), Float32Array.from([3, 4])), 11);
  assert.equal(dot(new Float32Array(), Float32Array.from([3])), 0);
  const few = new Map([
    ['a', 2],
    ['b', 3],
  ]);
  const many = new Map([
    ['a', 5],
    ['c', 7],
    ['d', 1],
  ]);
  assert.equal(shared(few, many), 10);
  assert.equal(shared(many, few), 10);
});

test('a paper is seen by its words of three letters or more that few papers hold, its names, and nothing else', () => {
  const [seen] = seePapers(
    [
      paper('1', {
        title: 'Grasping in 3D of proteins',
        abstract: 'The model is robotic.',
        keywords: ['octopus'],
        authors: ['Ann Lee'],
        organization: 'A Lab',
        categories: ['cs.RO'],
      }),
    ],
    [],
    none,
  );
  assert.deepEqual([...(seen?.traits.keys() ?? [])].toSorted(), [
    'author Ann Lee',
    'category cs.RO',
    'grasping',
    'octopus',
    'organization A Lab',
    'protein',
    'robotic',
  ]);
});

test('a word of the title weighs as three of the abstract, each more a little less, and all squares add up to 1', () => {
  const [seen] = seePapers(
    [paper('1', { title: 'protein', abstract: 'octopus grasping grasping grasping' })],
    [],
    none,
  );
  const weights = seen?.traits ?? new Map<string, number>();
  near(weights.get('protein'), weights.get('grasping') ?? 0);
  near((weights.get('protein') ?? 0) / (weights.get('octopus') ?? 0), 1 + Math.log(3));
  near(
    [...weights.values()].reduce((sum, weight) => sum + weight ** 2, 0),
    1,
  );
});

test('a word tells the more the fewer of the usual papers hold it', () => {
  const usual = ['a', 'b', 'c'].map((id) => paper(id, { title: 'protein' }));
  const [seen] = seePapers([paper('1', { title: 'protein octopus' })], usual, none);
  near(
    (seen?.traits.get('octopus') ?? 0) / (seen?.traits.get('protein') ?? 0),
    Math.log(5) / Math.log(5 / 4),
  );
});

test('meaning is a direction seen from the middle of all; a paper without a vector has none, one in the middle no direction', () => {
  const papers = ['a', 'b', 'c', 'd'].map((id) => paper(id));
  const vectors = new Map([
    ['a', Float32Array.from([1, 0])],
    ['b', Float32Array.from([0, 1])],
    ['c', Float32Array.from([0.5, 0.5])],
  ]);
  const [a, b, c, d] = seePapers(papers.toReversed(), [], vectors);
  assert.deepEqual([a?.id, d?.id], ['a', 'd']);
  near(a?.meaning[0], Math.SQRT1_2);
  near(a?.meaning[1], -Math.SQRT1_2);
  assert.deepEqual([...(c?.meaning ?? [])], [0, 0]);
  assert.equal(d?.meaning.length, 0);
  assert.ok(a && b);
  near(likeness(a, b), (-1 + shared(a.traits, b.traits)) / 2);
});

test('each paper is seen once, and a paper of which nothing is said has no traits', () => {
  const bare = paper('1', { title: 'of it' });
  const seen = seePapers([bare, bare], [bare], none);
  assert.deepEqual(seen, [{ id: '1', meaning: new Float32Array(), traits: new Map() }]);
});
