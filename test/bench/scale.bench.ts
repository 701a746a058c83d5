import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Day } from '../../src/day.ts';
import type { Bench, Figure } from './frame.ts';
import type { Order } from './scale-bot.ts';
import { countIn, fillStore, readLists, sendAll } from './scale-fill.ts';

const size = { places: 100_000, readers: 100_000, followsEach: 5 };

/**
 * One copy with 100,000 places, all due within one hour, and 500,000 follows: two mornings. The first is the day after most
 * of them subscribed; the second, after all was sent, is the one that is measured.
 */
export const bench: Bench = async (world) => {
  const store = join(world.folder, 'scale.db');
  cpSync(await world.fullArchive(), store);
  await fillStore(store, size, new Date('2026-06-16T07:00:00Z'));
  const chats = await startChats();
  try {
    const first = await morning(store, chats, '2026-06-16');
    sendAll(store);
    const before = statSync(store).size;
    const second = await morning(store, chats, '2026-06-17');
    const grownMb = (statSync(store).size - before) / 1e6;
    assert.equal(countIn(store, 'editions') >= 2 * size.places, true, 'each place got two editions');
    return [...first, ...second, { name: 'what the store grew by on that morning', mb: grownMb }];
  } finally {
    await chats.stop();
  }
};

async function morning(store: string, chats: Chats, day: Day): Promise<readonly Figure[]> {
  readLists(store, new Date(`${day}T06:29:00Z`));
  const bot = await startBot(store, chats, `${day}T06:30:00Z`);
  const waits = chats.askAllTheTime();
  try {
    const quiet = await bot.crank('deliver');
    bot.set(`${day}T07:59:00Z`);
    const planning = await bot.crank('deliver', 'planned');
    const pinging = await bot.crank('ping');
    const again = await bot.crank('ping');
    const slowest = Math.max(...(await waits()));
    const cpu = (cpuMs: number) => ` (${(cpuMs / 1_000).toFixed(1)} s of a core)`;
    const places = size.places.toLocaleString('en');
    const follows = (size.readers * size.followsEach).toLocaleString('en');
    return [
      {
        name: `${day}: start with ${places} places and ${follows} follows, until all is running`,
        ms: bot.ready.ms,
        aimMs: 10_000,
      },
      { name: '… memory then', mb: bot.ready.mb, aimMb: 500 },
      { name: `a minute in which nothing is due${cpu(quiet.cpuMs)}`, ms: quiet.ms },
      { name: `plan the editions of ${places} places${cpu(planning.cpuMs)}`, ms: planning.ms, aimMs: 60_000 },
      { name: `plan the pings of a day's papers${cpu(pinging.cpuMs)}`, ms: pinging.ms, aimMs: 60_000 },
      { name: `the same again, when all were told${cpu(again.cpuMs)}`, ms: again.ms },
      { name: 'the most memory in all this', mb: again.mostMb, aimMb: 500 },
      { name: '/papers help meanwhile, slowest', ms: slowest, aimMs: 1_000 },
    ];
  } finally {
    await bot.stop();
  }
}

const done = z.object({
  ms: z.number(),
  cpuMs: z.number(),
  mb: z.number(),
  mostMb: z.number(),
  troubles: z.array(z.string()),
});

type Bot = {
  readonly ready: z.output<typeof done>;
  readonly set: (moment: string) => void;
  /** Runs a task once: to its end, or until it logs these words. */
  readonly crank: (task: string, until?: string) => Promise<z.output<typeof done>>;
  readonly stop: () => Promise<void>;
};

async function startBot(store: string, chats: Chats, moment: string): Promise<Bot> {
  const env = {
    PAPERBOY_STORE: store,
    // Nothing listens there: sites that cannot be reached are named, and hold up nothing.
    HF_ENDPOINT: 'http://127.0.0.1:9',
    PAPERBOY_ARXIV_URL: 'http://127.0.0.1:9',
    DISCORD_TOKEN: 'a-token-of-the-bench',
    DISCORD_API_URL: chats.discord,
    SLACK_BOT_TOKEN: 'xoxb-token-of-the-bench',
    SLACK_APP_TOKEN: 'xapp-token-of-the-bench',
    SLACK_API_URL: chats.slack,
  };
  const child = fork(join(import.meta.dirname, 'scale-bot.ts'), [JSON.stringify(env), moment], {
    // As `npm start` does.
    execArgv: ['--max-semi-space-size=8', '--heap-growing-percent=30'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const tell = (order: Order) => child.send(order);
  const ready = await said(child);
  return {
    ready,
    set: (moment) => tell({ set: moment }),
    crank: async (task, until) => {
      tell({ crank: task, ...(until !== undefined && { until }) });
      const result = await said(child);
      process.stdout.write(
        `  ${task}: ${(result.ms / 1_000).toFixed(1)} s, ${(result.cpuMs / 1_000).toFixed(1)} s cpu, ${result.mb.toFixed(0)} MB, at most ${result.mostMb.toFixed(0)} MB ${result.troubles.join(' ')}\n`,
      );
      return result;
    },
    stop: async () => {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

async function said(child: ChildProcess): Promise<z.output<typeof done>> {
  const gone = once(child, 'exit').then(() => [undefined]);
  const [message]: readonly unknown[] = await Promise.race([once(child, 'message'), gone]);
  if (message === undefined) throw new Error('the bot ended on its own');
  return done.parse(message);
}

type Chats = {
  readonly discord: string;
  readonly slack: string;
  /** Asks for help once a second until called; then it says how long each answer took. */
  readonly askAllTheTime: () => () => Promise<readonly number[]>;
  readonly stop: () => Promise<void>;
};

async function startChats(): Promise<Chats> {
  const worker = new Worker(new URL('./scale-chats.ts', import.meta.url));
  const [urls]: readonly unknown[] = await once(worker, 'message');
  const { discord, slack } = z.object({ discord: z.string(), slack: z.string() }).parse(urls);
  return {
    discord,
    slack,
    askAllTheTime: () => {
      const waits: number[] = [];
      const note = (said: unknown) => {
        const read = z.object({ answeredMs: z.number() }).safeParse(said);
        if (read.success) waits.push(read.data.answeredMs);
      };
      worker.on('message', note);
      const asking = setInterval(() => worker.postMessage('ask'), 1_000);
      return async () => {
        clearInterval(asking);
        worker.off('message', note);
        return waits;
      };
    },
    stop: async () => {
      await worker.terminate();
    },
  };
}
