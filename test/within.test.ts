import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clock } from '../src/clock.ts';
import { within } from '../src/within.ts';

/** A clock on which no wait ends by itself; `waiting` counts those that nobody called off. */
function stillClock(): Clock & { readonly waiting: () => number } {
  let waiting = 0;
  return {
    now: () => new Date(0),
    sleep: (_ms, signal) => {
      waiting += 1;
      return new Promise((_, reject) =>
        signal?.addEventListener('abort', () => {
          waiting -= 1;
          reject(new Error('called off'));
        }),
      );
    },
    waiting: () => waiting,
  };
}

test('work that ends in time is waited for, and no timer is left behind', async () => {
  const clock = stillClock();
  assert.equal(await within(clock, 1_000, Promise.resolve('made')), 'done');
  assert.equal(clock.waiting(), 0);
});

test('work that fails in time fails here; what comes of it too late is of no interest', async () => {
  const clock = stillClock();
  await assert.rejects(within(clock, 1_000, Promise.reject(new Error('broken'))), /broken/);
  assert.equal(clock.waiting(), 0);
  const late = Promise.withResolvers<void>();
  assert.equal(await within({ ...clock, sleep: async () => undefined }, 1_000, late.promise), 'too long');
  late.reject(new Error('too late to matter'));
  await new Promise((resolve) => setImmediate(resolve));
});
