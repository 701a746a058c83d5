import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noReplica } from '../kit/replica.ts';
import { runChaos } from './run.ts';

test('killed at work again and again, with chats that drop, refuse and forget answers, it loses nothing and repeats nothing', {
  skip: noReplica,
}, async (t) => {
  const outcome = await runChaos({ first: '2026-06-08', days: 2, places: 6, kills: 5, seed: 3 });
  const { lost, twice, disordered } = outcome;
  assert.deepEqual({ lost, twice, disordered }, { lost: [], twice: [], disordered: [] });
  assert.equal(outcome.kills, 5);
  t.diagnostic(
    `${outcome.killsAtWork} kills at work, ${outcome.messages} messages, ${outcome.papers} papers`,
  );
});
