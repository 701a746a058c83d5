import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTurns, quantile } from './frame.ts';
import { table } from './table.ts';

test('the table says what took how long, beside its yardstick, and whether the aim was met', () => {
  const lines = table([
    { name: 'search', ms: 12, p95Ms: 40, aimMs: 25, yardstick: { name: 'plain FTS5', ms: 4 } },
    { name: 'start', ms: 1_500, aimMs: 2_000 },
    { name: 'match', ms: 2, yardstick: { name: 'one by one', ms: 200 } },
    { name: 'memory', mb: 120, aimMb: 150, yardstick: { name: 'Node alone', mb: 60 } },
  ]).split('\n');
  assert.deepEqual(
    lines.map((line) => line.split(/ {2,}/)),
    [
      ['what', 'took', 'yardstick', 'ratio', 'aim'],
      // The aim is for the slow ones, where they are named.
      ['search', '12 ms, p95 40 ms', '4.00 ms plain FTS5', '3.00x', 'OVER 25 ms'],
      ['start', '1.50 s', '< 2.00 s'],
      ['match', '2.00 ms', '200 ms one by one', '0.010x'],
      ['memory', '120 MB', '60 MB Node alone', '2.00x', '< 150 MB'],
    ],
  );
});

test('what is measured and its yardstick take turns', async () => {
  const done: string[] = [];
  await inTurns(
    2,
    async (at) => done.push(`ours ${at}`),
    async (at) => done.push(`theirs ${at}`),
  );
  assert.deepEqual(done, ['ours 0', 'theirs 0', 'ours 1', 'theirs 1']);
});

test('a quantile is a value below which its part of the values lies', () => {
  assert.equal(quantile([5, 1, 4, 2, 3], 0.5), 3);
  assert.equal(quantile([], 0.95), 0);
});
