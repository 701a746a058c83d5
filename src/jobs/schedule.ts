import { type Logger, type RunCoordinator, schedule } from 'node-cron';
import type { Log } from '../log.ts';
import type { Schedule, Turns } from '../task.ts';

/** The schedule by node-cron. A task that fails is logged, and comes again at its next time. */
export const startSchedule: Schedule = async (tasks, log, turns) => {
  const running = tasks.map(({ name, cron, run, alone }) => {
    const once = async () => {
      try {
        await run();
      } catch (error) {
        log.error({ task: name, error }, 'a task failed');
      }
    };
    return schedule(cron, once, {
      name,
      noOverlap: true,
      timezone: 'UTC',
      logger: logOf(name, log),
      ...(alone !== undefined && { distributed: true, runCoordinator: coordinatorOf(alone, turns) }),
    });
  });
  return {
    stop: async () => {
      for (const task of running) await task.destroy();
    },
  };
};

/** node-cron names each turn by the task and its minute. */
function coordinatorOf(task: string, turns: Turns): RunCoordinator {
  return { shouldRun: (turn) => turns.take(task, turn), onComplete: (turn) => turns.end(task, turn) };
}

/** node-cron's own words in our log. That a task still runs at its next time is nothing to warn of: it is what we want then. */
function logOf(task: string, log: Log): Logger {
  const words = (message: unknown) => log.debug({ task }, String(message));
  const failure = (message: unknown, error?: Error) =>
    log.error({ task, ...(error && { error }) }, String(message));
  return { info: words, warn: words, debug: words, error: failure };
}
