import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { startSchedule } from '../../src/jobs/schedule.ts';
import type { Log } from '../../src/log.ts';
import type { Turns } from '../../src/task.ts';

/** Every turn is this copy's. */
const mine: Turns = { take: async () => true, end: async () => undefined };

const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

test('a task runs at its minutes, never beside itself, and one that fails comes again', async () => {
  mock.timers.enable({
    apis: ['setTimeout', 'setInterval', 'Date'],
    now: Date.parse('2026-06-15T08:59:30Z'),
  });
  const failures: unknown[] = [];
  const runs: string[] = [];
  const slow = Promise.withResolvers<void>();
  const counted = (name: string, end: Promise<void>) => {
    runs.push(name);
    return end;
  };
  const schedule = await startSchedule(
    [
      { name: 'slow', cron: '* * * * *', run: () => counted('slow', slow.promise) },
      { name: 'broken', cron: '* * * * *', run: () => counted('broken', Promise.reject(new Error('no'))) },
      { name: 'hourly', cron: '0 * * * *', run: () => counted('hourly', Promise.resolve()) },
    ],
    { ...silent, error: (facts) => failures.push(facts.task) },
    mine,
  );
  for (let second = 0; second < 150; second += 1) {
    mock.timers.tick(1_000);
    await settled();
  }
  slow.resolve();
  await settled();
  await schedule.stop();
  mock.timers.reset();
  const count = (name: string) => runs.filter((run) => run === name).length;
  assert.deepEqual([count('slow'), count('broken'), count('hourly')], [1, 3, 1]);
  assert.deepEqual(failures, ['broken', 'broken', 'broken']);
});

test('of two copies one runs a task that is to run alone, each minute anew, and both run the others', async () => {
  mock.timers.enable({
    apis: ['setTimeout', 'setInterval', 'Date'],
    now: Date.parse('2026-06-15T08:59:30Z'),
  });
  const had = new Set<string>();
  const ended: string[] = [];
  const turns: Turns = {
    take: async (task, turn) => !had.has(`${task} ${turn}`) && had.add(`${task} ${turn}`).size > 0,
    end: async (task, turn) => void ended.push(`${task} ${turn}`),
  };
  const runs: string[] = [];
  const copy = () =>
    startSchedule(
      [
        { name: 'collect', cron: '* * * * *', alone: 'collect', run: async () => void runs.push('collect') },
        { name: 'send', cron: '* * * * *', run: async () => void runs.push('send') },
      ],
      silent,
      turns,
    );
  const copies = [await copy(), await copy()];
  for (let second = 0; second < 150; second += 1) {
    mock.timers.tick(1_000);
    await settled();
  }
  for (const { stop } of copies) await stop();
  mock.timers.reset();
  const count = (name: string) => runs.filter((run) => run === name).length;
  assert.deepEqual([count('collect'), count('send')], [3, 6]);
  assert.deepEqual(ended, [...had]);
});

/** Lets what a tick set off run to where it waits again. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
