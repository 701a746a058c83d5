import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makePace } from '../../../src/platforms/discord/pace.ts';

test('a thousand requests go in little more than the nineteen seconds that Discord asks for', async () => {
  for (const travelMs of [1, 30, 100]) {
    const arrived = await pacedWith(1_000, () => ({
      ...none,
      thereMs: travelMs,
      backMs: travelMs,
      lateMs: 1,
    }));
    const took = (arrived.at(-1) ?? 0) - (arrived[0] ?? 0);
    assert.ok(took >= 19_000 && took < 20_900, `${took} ms where a request travels ${travelMs} ms`);
  }
});

test('however late timers wake and however long a request travels, Discord counts no more than fifty in a second', async () => {
  const trip = fc.record({
    thereMs: fc.integer({ min: 0, max: 60 }),
    backMs: fc.integer({ min: 0, max: 900 }),
    lateMs: fc.integer({ min: 0, max: 400 }),
    gapMs: fc.integer({ min: 0, max: 30 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(trip, { minLength: 1, maxLength: 40 }), async (others) => {
      // One of them tells how quick the line can be.
      const trips = [none, ...others];
      const arrived = await pacedWith(300, (at) => trips[at % trips.length] ?? none);
      for (const [at, moment] of arrived.entries()) {
        const within = arrived.slice(at).filter((other) => other < moment + 1_000).length;
        assert.ok(within <= 50, `${within} in the second after ${moment}`);
      }
    }),
    { numRuns: 40 },
  );
});

test('a clock that was put back holds nobody up for longer than two seconds', async () => {
  let time = 1_000_000;
  const waits: number[] = [];
  const sleep = async (ms: number) => void waits.push(ms);
  const pace = makePace({ now: () => new Date(time), sleep });
  for (let at = 0; at < 60; at++) {
    if (at === 50) time = 5;
    await pace(async () => undefined);
  }
  assert.ok(waits.length > 0 && waits.every((ms) => ms <= 2_010), waits.join());
});

/** `gapMs`: how long after the one before it a request is asked for. */
type Trip = Readonly<Record<'thereMs' | 'backMs' | 'lateMs' | 'gapMs', number>>;
const none: Trip = { thereMs: 0, backMs: 0, lateMs: 0, gapMs: 0 };

/** When so many requests reach Discord, the n-th travelling as told; timers of the pace wake late by as much as told. */
async function pacedWith(requests: number, tripOf: (at: number) => Trip): Promise<readonly number[]> {
  let time = 0;
  let wakes = 0;
  const timers: { readonly at: number; readonly wake: () => void }[] = [];
  const sleep = (ms: number) =>
    new Promise<void>((wake) => {
      timers.push({ at: time + ms, wake });
    });
  const pace = makePace({
    now: () => new Date(time),
    sleep: (ms) => sleep(ms + tripOf(wakes++).lateMs),
  });
  const arrived: number[] = [];
  let asked = 0;
  const all = Array.from({ length: requests }, async (_, at) => {
    const { thereMs, backMs, gapMs } = tripOf(at);
    asked += gapMs;
    await sleep(asked);
    return pace(async () => {
      arrived.push(time + thereMs);
      await sleep(thereMs + backMs);
    });
  });
  let ended = false;
  const end = Promise.all(all).then(() => {
    ended = true;
  });
  while (!ended) {
    await new Promise(setImmediate);
    timers.sort((one, other) => one.at - other.at);
    const next = timers.shift();
    time = Math.max(time, next?.at ?? time);
    next?.wake();
  }
  await end;
  return arrived.toSorted((one, other) => one - other);
}
