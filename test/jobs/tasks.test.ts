import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../src/day.ts';
import { aloneAs, collectOpen } from '../../src/jobs/tasks.ts';
import type { Source } from '../../src/sources/source.ts';
import { tempArchive } from '../archive/kit.ts';
import { makeTestClock } from '../kit/clock.ts';
import { testPlatform } from './kit.ts';

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

test('a list that is whole is not asked for again, and neither is a weekend', async (t) => {
  const { asked, round, clock } = await reader(t, '2026-06-16T12:00:00Z');
  await round();
  assert.deepEqual(asked, ['2026-06-10', '2026-06-11', '2026-06-12', '2026-06-15', '2026-06-16']);
  asked.length = 0;
  clock.move(20 * 60_000);
  await round();
  assert.deepEqual(asked, ['2026-06-16']);
});

test('a list that was read some minutes ago is not asked for by a copy that starts now', async (t) => {
  const { asked, round, clock } = await reader(t, '2026-06-16T12:00:00Z');
  await round();
  asked.length = 0;
  clock.move(4 * 60_000);
  await round();
  assert.deepEqual(asked, []);
  clock.move(60_000);
  await round();
  assert.deepEqual(asked, ['2026-06-16']);
});

test('copies take turns at what all of them can do, and each does alone what the others have no platform for', () => {
  const [slack, both] = [[testPlatform('slack')], [testPlatform('slack'), testPlatform('discord')]];
  assert.equal(aloneAs('collect', slack), aloneAs('collect', both));
  for (const task of ['deliver', 'ping', 'watch']) {
    assert.notEqual(aloneAs(task, slack), aloneAs(task, both));
    assert.equal(aloneAs(task, both), aloneAs(task, both.toReversed()));
  }
});

test('after weeks away, all lists since are read, up to a month back', async (t) => {
  const { asked, round, clock } = await reader(t, '2026-06-02T12:00:00Z');
  await round();
  asked.length = 0;
  clock.set('2026-06-22T12:00:00Z');
  await round();
  assert.equal(asked[0], '2026-06-02');
  assert.equal(asked.length, 15);
  asked.length = 0;
  clock.set('2026-11-20T12:00:00Z');
  await round();
  assert.equal(asked[0], '2026-10-21');
});

/** A source that remembers what it was asked and lists a paper on each day, and one round of reading it. */
async function reader(t: Parameters<typeof tempArchive>[0], start: string) {
  const archive = await tempArchive(t);
  const clock = makeTestClock(start);
  const asked: Day[] = [];
  const source: Source = {
    name: 'huggingface',
    collect: async function* (days) {
      asked.push(...days);
      yield { finds: [], lists: days.map((day) => ({ day, papers: 1 })), problems: [] };
    },
  };
  const round = () => collectOpen([source], archive, { clock, random: () => 0.5, log: silent });
  return { asked, clock, round };
}
