import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EmptyReason } from '../../src/select/empty.ts';
import { emptySentence, emptyView } from '../../src/views/empty.ts';
import { notPlain } from './views.ts';

const day = '2026-06-15';
const source = 'huggingface';
const reasons: readonly EmptyReason[] = [
  { kind: 'weekend', day: '2026-06-13', next: '2026-06-15' },
  { kind: 'holiday', day, source },
  { kind: 'late', day, source, papers: 0 },
  { kind: 'late', day, source, papers: 12 },
  { kind: 'broken', day, sources: ['huggingface', 'arxiv'] },
  { kind: 'filtered', day, papers: 34, unread: [] },
  { kind: 'had', day, papers: 34 },
  { kind: 'unread', day, source },
  { kind: 'fresh', day },
];

test('each reason has a sentence of its own', () => {
  const sentences = reasons.map(emptySentence);
  assert.equal(new Set(sentences).size, reasons.length);
  for (const sentence of sentences) assert.doesNotMatch(sentence, notPlain);
});

test('the weekend names the day and the next list', () => {
  assert.match(emptySentence(reasons[0] ?? never()), /Saturday 13 June.*Monday 15 June/);
});

test('a broken page names the sites, and does not say that there are no papers', () => {
  const sentence = emptySentence(reasons[4] ?? never());
  assert.match(sentence, /Hugging Face and arXiv/);
  assert.doesNotMatch(sentence, /no papers/i);
});

test('papers that did not match are counted in good grammar, and an unread site is told beside them', () => {
  assert.match(
    emptySentence({ kind: 'filtered', day, papers: 34, unread: [] }),
    /^34 papers came in, but none/,
  );
  assert.match(
    emptySentence({ kind: 'filtered', day, papers: 1, unread: ['arxiv'] }),
    /^One paper came in.*arXiv/,
  );
});

test('an empty answer is titled as a full one is', () => {
  assert.deepEqual(emptyView(reasons[1] ?? never()), {
    title: 'Daily papers · Monday, 15 June 2026',
    lead: emptySentence(reasons[1] ?? never()),
    sections: [],
  });
  assert.match(emptyView(reasons[1] ?? never(), '2026-06-16').title, /Tuesday, 16 June 2026$/);
});

function never(): never {
  throw new Error('a reason is missing');
}
