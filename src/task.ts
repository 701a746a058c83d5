import type { Log } from './log.ts';

/** Something that happens by itself. */
export type Task = {
  readonly name: string;
  /** A cron pattern of five fields, in UTC. */
  readonly cron: string;
  readonly run: () => Promise<void>;
};

/** Runs tasks at their times, never one beside itself, until stopped. */
export type Schedule = (tasks: readonly Task[], log: Log) => Promise<{ readonly stop: () => Promise<void> }>;
