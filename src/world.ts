import type { Readable, Writable } from 'node:stream';
import type { Settings } from '../config/settings.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { Meter } from './meter.ts';
import type { Schedule } from './task.ts';

/** What `main.ts` hands to the program: all that comes from outside the code. */
export type World = {
  readonly settings: Settings;
  readonly clock: Clock;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  /** A secret that nobody can guess: 43 letters and digits. */
  readonly newSecret: () => string;
  /** The IANA zone of this machine: a terminal's reader lives there. */
  readonly zone: string;
  readonly screen: Screen;
  /** Whoever sits before the terminal and can be asked; absent where a program reads and writes. */
  readonly person?: Person;
  /** The file that settings are kept in: `.env`. */
  readonly settingsFile: string;
  readonly log: Log;
  /** Counts what happens, while the bot runs. */
  readonly meter?: Meter;
  /** Runs tasks at their times; `jobs/schedule.ts`, or a hand that cranks it in a test. */
  readonly schedule: Schedule;
  /** Aborts when the program is asked to end. */
  readonly ending: AbortSignal;
};

/** A person at a terminal. */
export type Person = { readonly keys: Readable; readonly screen: Writable };

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
