import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Meter } from '../meter.ts';

/** What a delivery needs of the world. */
export type Hands = {
  readonly clock: Clock;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  readonly log: Log;
  /** Counts what was tried and read, where somebody watches. */
  readonly meter?: Meter;
  /** Aborts when the program is asked to end. */
  readonly ending?: AbortSignal;
};
