import { setTimeout as wait } from 'node:timers/promises';
import { readSettings } from '../../config/settings.ts';
import type { Task } from '../../src/task.ts';
import type { World } from '../../src/world.ts';

/** A world whose time stands where a test puts it, and whose schedule is cranked by hand. */
export type TestWorld = World & {
  readonly set: (moment: string) => void;
  /** Runs the task of that name once, as its hour would. */
  readonly crank: (task: string) => Promise<void>;
  /** Resolves once the program has set up its schedule. */
  readonly scheduled: Promise<void>;
  readonly end: () => void;
  /** Resolves once this is so, asked again whenever something is written. */
  readonly until: (isSo: () => boolean) => Promise<void>;
  /** All that was written for people. */
  readonly written: () => string;
  readonly noted: () => string;
  /** All that was logged, a line of JSON each. */
  readonly logged: () => readonly string[];
};

/** Settings by which mail can be asked for: whether its server is there matters only to who sends. */
export const mailing = {
  PAPERBOY_WEB_PORT: '0',
  PAPERBOY_WEB_URL: 'https://papers.example.org',
  PAPERBOY_SMTP_URL: 'smtp://127.0.0.1:9',
  PAPERBOY_MAIL_FROM: 'Paperboy <papers@example.org>',
} as const;

/**
 * How much shorter waits are. Manners, of arXiv's three seconds at most, cost a test little; longer waits are patience with
 * others, and a busy machine needs some.
 */
const usualHurry = (ms: number) => (ms <= 3_000 ? 100 : 10);

/** Makes one from an environment and an ISO time. */
export function makeTestWorld(
  env: Readonly<Record<string, string>>,
  start: string,
  hurry?: number,
): TestWorld {
  // Tests run side by side: a page is opened only where one asks for a port.
  const read = readSettings({ PAPERBOY_WEB_PORT: 'off', ...env });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  let time = new Date(start);
  let tasks: readonly Task[] = [];
  const ending = new AbortController();
  const scheduled = Promise.withResolvers<void>();
  const written: string[] = [];
  const waiting = new Set<() => void>();
  const noted: string[] = [];
  const logged: string[] = [];
  const line = (level: string) => (facts: object, words: string) => {
    logged.push(JSON.stringify({ level, words, ...facts }));
  };
  return {
    settings: read.settings,
    clock: {
      now: () => time,
      sleep: async (ms, signal) => {
        await wait(ms / (hurry ?? usualHurry(ms)), undefined, { ref: false, ...(signal && { signal }) });
      },
    },
    random: () => 0.5,
    newSecret: () => 'a secret of the test world, 43 signs long..',
    zone: 'UTC',
    settingsFile: '.env',
    screen: {
      write: (text) => {
        written.push(text);
        for (const look of waiting) look();
      },
      note: (text) => noted.push(text),
      width: 100,
      colour: false,
      links: false,
      live: false,
    },
    log: { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') },
    schedule: async (all) => {
      tasks = all;
      scheduled.resolve();
      return { stop: async () => undefined };
    },
    ending: ending.signal,
    set: (moment) => {
      time = new Date(moment);
    },
    crank: async (name) => {
      const task = tasks.find((one) => one.name === name);
      if (!task) throw new Error(`no task ${name} among ${tasks.map((one) => one.name).join(', ')}`);
      await task.run();
    },
    scheduled: scheduled.promise,
    end: () => ending.abort(),
    until: (isSo) =>
      new Promise((resolve) => {
        const look = () => {
          if (!isSo()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    written: () => written.join(''),
    noted: () => noted.join(''),
    logged: () => logged,
  };
}
