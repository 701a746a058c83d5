import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../src/clock.ts';

/** The time as it is; a sleep keeps no test from ending. */
export const realClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) => wait(ms, undefined, { ref: false, ...(signal && { signal }) }),
};

/** A clock that stands still until a test moves it. A sleep ends at once, and its time has passed: no test waits. */
export type TestClock = Clock & {
  /** Every sleep so far, in milliseconds. */
  readonly slept: readonly number[];
  readonly move: (ms: number) => void;
  readonly set: (moment: string) => void;
};

/** Makes one that starts at an ISO time. */
export function makeTestClock(start = '2026-06-30T12:00:00Z'): TestClock {
  let time = Date.parse(start);
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(time),
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      slept.push(ms);
      time += ms;
    },
    move: (ms) => {
      time += ms;
    },
    set: (moment) => {
      time = Date.parse(moment);
    },
  };
}
