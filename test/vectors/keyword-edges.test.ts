import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keywordEdges } from '../../src/vectors/training/keyword-edges.ts';
import { paperWordsOf } from '../../src/vectors/training/paper-words.ts';
import { paperOf } from './kit.ts';

const papers = Array.from({ length: 200 }, (_, at) =>
  paperWordsOf(
    paperOf(`2606.${10_000 + at}`, 'On splatting', 'We render by gaussian splatting. It works.', {
      keywords: ['gaussian splatting', 'never said'],
    }),
  ),
);

test('keywords begin and end with what they begin and end with where they stand in texts', () => {
  const { words, begins, ends } = keywordEdges(papers);
  const shares = (word: string) => {
    const at = words.split(' ').indexOf(word);
    return [begins, ends].map((digits) => Number.parseInt(digits[at] ?? '', 36));
  };
  // A digit is the square root of the share, of 35: all of the times, half of them, none.
  const [all, half] = [35, Math.round(Math.sqrt(1 / 2) * 35)];
  assertNear(shares('gaussian'), [all, 0]);
  assertNear(shares('splatting'), [0, half]);
  assertNear(shares('render'), [0, 0]);
});

test('papers without keywords say nothing of them', () => {
  const without = papers.map((paper) => ({ ...paper, keywords: [] }));
  assert.equal(keywordEdges(without).words, '');
  assert.deepEqual(keywordEdges([...papers, ...without]), keywordEdges(papers));
});

/** What was never seen is taken to be possible: that moves a share by up to a few digits. */
function assertNear(digits: readonly number[], wanted: readonly number[]): void {
  for (const [at, digit] of digits.entries())
    assert.ok(Math.abs(digit - (wanted[at] ?? 0)) <= 4, `${digits} should be near ${wanted}`);
}
