import type { Settings } from '../config/settings.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { Schedule } from './task.ts';

/** What `main.ts` hands to the program: all that comes from outside the code. */
export type World = {
  readonly settings: Settings;
  readonly clock: Clock;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  /** The IANA zone of this machine: a terminal's reader lives there. */
  readonly zone: string;
  readonly screen: Screen;
  readonly log: Log;
  /** Runs tasks at their times; `jobs/schedule.ts`, or a hand that cranks it in a test. */
  readonly schedule: Schedule;
  /** Aborts when the program is asked to end. */
  readonly ending: AbortSignal;
};

/** The terminal, or the pipe, that the program writes to. */
export type Screen = {
  readonly write: (text: string) => void;
  /** For words that are no answer: problems, progress. */
  readonly note: (text: string) => void;
  readonly width: number;
  readonly colour: boolean;
  /** Titles may be clickable. */
  readonly links: boolean;
  /** `note` goes to a terminal, where a line can be rewritten. */
  readonly live: boolean;
};
