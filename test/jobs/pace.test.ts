import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makePace } from '../../src/jobs/pace.ts';
import { makeTestClock } from '../kit/clock.ts';

test('in no stretch of time are there more turns than the pace allows, and a second’s worth', () => {
  const moves = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 60 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999 }), moves, (perMinute, waits) => {
      const clock = makeTestClock();
      const pace = makePace(perMinute, clock);
      const taken: { readonly at: number; readonly turns: number }[] = [];
      for (const wait of waits) {
        clock.move(wait);
        const turns = pace.free();
        assert.equal(turns > 0, pace.waitMs() === 0);
        taken.push({ at: clock.now().getTime(), turns });
        pace.take(turns);
        assert.equal(pace.free(), 0);
      }
      const most = Math.max(1, Math.floor(perMinute / 60));
      for (const [from, { at: since }] of taken.entries()) {
        let sum = 0;
        for (const { at, turns } of taken.slice(from)) {
          sum += turns;
          assert.ok(sum <= most + ((at - since) * perMinute) / 60_000 + 1e-6);
        }
      }
    }),
  );
});

test('a clock that was put back makes nobody wait for longer than one step', () => {
  const clock = makeTestClock('2026-06-15T09:00:00Z');
  const pace = makePace(6, clock);
  pace.take(1);
  clock.set('2026-06-14T09:00:00Z');
  assert.equal(pace.waitMs(), 10_000);
  pace.waited();
  assert.equal(pace.free(), 1);
});
