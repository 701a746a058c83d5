import type { Clock } from '../clock.ts';

/** Turns at an even pace. */
export type Pace = {
  /** How many turns are free now. */
  readonly free: () => number;
  /** Takes so many of the free ones. */
  readonly take: (turns: number) => void;
  /** How long it is until one is free, in milliseconds; 0 where one is. */
  readonly waitMs: () => number;
  /** That wait is over, whatever the clock says: it may have been put back meanwhile. */
  readonly waited: () => void;
};

/** Turns that nobody took are kept for so long: a timer that comes late costs no mail its turn. */
const keptMs = 1_000;

/** So many turns a minute; without a number, as many as anyone wants. */
export function makePace(perMinute: number | undefined, { now }: Pick<Clock, 'now'>): Pace {
  const stepMs = perMinute === undefined ? 0 : 60_000 / perMinute;
  if (stepMs === 0)
    return {
      free: () => Number.POSITIVE_INFINITY,
      take: () => undefined,
      waitMs: () => 0,
      waited: () => undefined,
    };
  const most = Math.max(1, Math.floor(keptMs / stepMs));
  /** When the earliest turn that nobody took is free. */
  let next = 0;
  const time = () => now().getTime();
  const waitMs = () => Math.min(stepMs, Math.max(0, next - time()));
  return {
    free: () => (time() < next ? 0 : Math.min(most, Math.floor((time() - next) / stepMs) + 1)),
    take: (turns) => {
      next = Math.max(next, time() - (most - 1) * stepMs) + turns * stepMs;
    },
    waitMs,
    waited: () => {
      next = Math.min(next, time());
    },
  };
}
