import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mark } from '../../src/mark.ts';
import { type Marked, tasteFor, withTaste } from '../../src/select/own-taste.ts';
import { chosen, now, onList, paper } from './papers.ts';

const vectors = new Map<string, Float32Array>();
const papers = [1, 2, 3, 4, 5].map((number) =>
  paper(`liked.${number}`, { title: `robot grasping manipulation study${number}` }),
);
const marks: readonly Mark[] = papers.map(({ id }) => ({
  reader: 'discord:user/1',
  place: 'discord:7',
  paper: id,
  verdict: 'like',
  at: '2026-06-14T12:00:00Z',
}));
const matches = [
  chosen(onList('near', { title: 'robot grasping manipulation anew' })),
  chosen(onList('far', { title: 'protein folding' })),
];

test('a match that is like a liked paper says so behind why it was chosen, with that paper’s title and whose taste it is', () => {
  for (const by of ['reader', 'place'] as const) {
    const marked: Marked = { marks, papers, by };
    const [near, far] = withTaste(matches, tasteFor(marked, matches, vectors, now), marked);
    assert.deepEqual(far, matches[1]);
    assert.deepEqual(
      near?.reasons.map(({ kind }) => kind),
      ['list', 'taste'],
    );
    const reason = near?.reasons[1];
    assert.ok(reason?.kind === 'taste');
    assert.equal(reason.by, by);
    assert.equal(reason.title, papers.find(({ id }) => id === reason.liked)?.title);
  }
});

test('nothing is said of a liked paper whose title is gone, nor where nobody marked anything', () => {
  const marked: Marked = { marks, papers, by: 'place' };
  const taste = tasteFor(marked, matches, vectors, now);
  assert.deepEqual(withTaste(matches, taste, { papers: [], by: 'place' }), matches);
  const unmarked: Marked = { marks: [], papers: [], by: 'place' };
  assert.deepEqual(withTaste(matches, tasteFor(unmarked, matches, vectors, now), unmarked), matches);
});
