import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeLimit } from '../src/limit.ts';
import { openCounter } from './commands/kit.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 5, 15, 12, 0, seconds));

test('a reader has twenty questions within any minute; a refused one does not count, and other readers are not held up', () => {
  const limit = makeLimit();
  for (let second = 0; second < 20; second += 1) assert.equal(limit('discord:user/1', at(second)), 0);
  assert.equal(limit('discord:user/1', at(20)), 40_000);
  assert.equal(limit('discord:user/2', at(20)), 0);
  assert.equal(limit('discord:user/1', at(59)), 1_000);
  assert.equal(limit('discord:user/1', at(60)), 0);
  assert.equal(limit('discord:user/1', at(60)), 1_000);
});

test('the twenty-first question is refused in a sentence that says the figure and when to ask again', async (t) => {
  const { ask, clock } = await openCounter(t);
  for (let count = 0; count < 20; count += 1) {
    clock.move(-60_000);
    assert.equal((await ask('help')).mistake, undefined);
  }
  clock.move(-60_000);
  const answer = await ask('help');
  assert.equal(answer.private, true);
  assert.match(answer.view.lead ?? '', /20 questions within a minute.*again in 60 seconds\.$/);
});
