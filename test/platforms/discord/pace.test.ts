import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Clock } from '../../../src/clock.ts';
import { makePace } from '../../../src/platforms/discord/pace.ts';

test('a thousand requests go in little more than the twenty seconds that Discord asks for', async () => {
  const sent = await pacedWith(1_000, () => 0);
  const took = (sent.at(-1) ?? 0) - (sent[0] ?? 0);
  assert.ok(took > 19_980 && took < 20_900, `${took} ms`);
});

test('however late timers wake, no second holds more than fifty requests', async () => {
  const lateness = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(lateness, async (late) => {
      const sent = await pacedWith(300, (at) => late[at % late.length] ?? 0);
      for (const [at, moment] of sent.entries()) {
        const within = sent.slice(at).filter((other) => other < moment + 1_000).length;
        assert.ok(within <= 50, `${within} in the second after ${moment}`);
      }
    }),
  );
});

test('a clock that was put back holds nobody up for longer than a second', async () => {
  const times = [1_000_000, 1_000_000];
  const waits: number[] = [];
  const pace = makePace({
    now: () => new Date(times.shift() ?? 5),
    sleep: async (ms) => void waits.push(ms),
  });
  for (let at = 0; at < 4; at++) await pace();
  assert.ok(
    waits.every((ms) => ms <= 1_010),
    waits.join(),
  );
});

/** The moments at which so many requests go, with timers that wake late by what the n-th is told. */
async function pacedWith(requests: number, lateBy: (at: number) => number): Promise<readonly number[]> {
  let time = 0;
  let wakes = 0;
  const clock: Clock = {
    now: () => new Date(time),
    sleep: async (ms) => {
      time += ms + lateBy(wakes++);
    },
  };
  const pace = makePace(clock);
  const sent: number[] = [];
  for (let at = 0; at < requests; at++) {
    await pace();
    sent.push(time);
  }
  return sent;
}
