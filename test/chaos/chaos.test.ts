import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noPostgres } from '../kit/postgres.ts';
import { noReplica } from '../kit/replica.ts';
import { runChaos } from './run.ts';

test('killed at work again and again, with chats that drop, refuse and forget answers, it loses nothing and repeats nothing', {
  skip: noReplica,
}, async (t) => {
  const outcome = await runChaos({ first: '2026-06-08', days: 2, places: 6, kills: 4, seed: 3 });
  const { lost, twice, disordered } = outcome;
  assert.deepEqual({ lost, twice, disordered }, { lost: [], twice: [], disordered: [] });
  assert.equal(outcome.kills, 4);
  t.diagnostic(
    `${outcome.killsAtWork} kills at work, ${outcome.messages} messages, ${outcome.papers} papers`,
  );
});

test('three copies on one PostgreSQL, killed, cut off and restarted under them, lose nothing and repeat nothing together', {
  skip: noReplica || noPostgres,
}, async (t) => {
  const outcome = await runChaos({
    first: '2026-06-08',
    days: 1,
    places: 4,
    kills: 2,
    seed: 3,
    copies: 3,
    store: 'postgres',
    cutOffMs: 20_000,
  });
  const { lost, twice, disordered } = outcome;
  assert.deepEqual({ lost, twice, disordered }, { lost: [], twice: [], disordered: [] });
  assert.deepEqual([outcome.kills, outcome.troubles.length], [2, 3]);
  t.diagnostic(
    `${outcome.killsAtWork} kills at work, ${outcome.messages} messages, ${outcome.papers} papers`,
  );
});
