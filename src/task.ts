import type { Log } from './log.ts';

/** Something that happens by itself. */
export type Task = {
  readonly name: string;
  /** A cron pattern of five fields, in UTC. */
  readonly cron: string;
  readonly run: () => Promise<void>;
  /** One copy at a time runs it, of all that share the store and name it so; absent where each does. */
  readonly alone?: string;
};

/** Lets one copy at a time run a task. */
export type Turns = {
  /** Whether this copy runs the task now. `turn` names the time for which it is, as every copy does. */
  readonly take: (task: string, turn: string) => Promise<boolean>;
  /** Says that the task is done. */
  readonly end: (task: string, turn: string) => Promise<void>;
};

/** Runs tasks at their times, never one beside itself, until stopped. */
export type Schedule = (
  tasks: readonly Task[],
  log: Log,
  turns: Turns,
) => Promise<{ readonly stop: () => Promise<void> }>;
