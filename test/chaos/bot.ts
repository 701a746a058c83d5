// The bot as the chaos runs and kills it: the real archive, the real chats, the real jobs, and a clock that it is told.
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { commands } from '../../commands/index.ts';
import { topics } from '../../config/topics.ts';
import { openArchive } from '../../src/archive/open.ts';
import { openSharedArchive } from '../../src/archive/postgres/open.ts';
import { StoreError } from '../../src/archive/store-error.ts';
import type { Clock } from '../../src/clock.ts';
import { makeDesk } from '../../src/desk.ts';
import { deliver } from '../../src/jobs/deliver.ts';
import { makePictures } from '../../src/pictures/pictures.ts';
import { makeDiscord } from '../../src/platforms/discord/connect.ts';
import type { Platform } from '../../src/platforms/platform.ts';
import { makeSlack } from '../../src/platforms/slack/connect.ts';

const given = z
  .object({
    store: z.string(),
    /** The database that copies share. */
    shared: z.string().optional(),
    /** How far its clock is ahead of that of the other copies. */
    aheadMs: z.number(),
    discord: z.string(),
    slack: z.string(),
    botToken: z.string(),
    appToken: z.string(),
    /** How much faster than ours its time goes while it works. */
    speed: z.number(),
    timeoutMs: z.number(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

let base = 0;
let began = performance.now();
const clock: Clock = {
  now: () => new Date(base + (performance.now() - began) * given.speed),
  sleep: async (ms, signal) => {
    await wait(ms / given.speed, undefined, signal && { signal });
  },
};
const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
// A database and the network take their time in ours.
const unhurried: Clock = { now: clock.now, sleep: (ms) => wait(ms) };
const archive =
  given.shared === undefined
    ? await openArchive(given.store)
    : await openSharedArchive({ url: given.shared, copy: given.store, clock: unhurried });
const discord = makeDiscord({
  token: 'token',
  apiUrl: given.discord,
  readMessages: true,
  clock,
  log,
  timeoutMs: given.timeoutMs,
});
const slack = makeSlack({
  botToken: given.botToken,
  appToken: given.appToken,
  apiUrl: given.slack,
  clock,
  log,
  timeoutMs: given.timeoutMs,
});
const pictures = makePictures(log);
const desk = makeDesk((caller) => ({ archive, topics, commands, caller, pictures, now: clock.now() }), log);
for (const platform of [slack, discord]) await connected(platform);

process.on('message', (order) => {
  const { now } = z.object({ now: z.number() }).parse(order);
  base = now + given.aheadMs;
  began = performance.now();
  round().catch((error: unknown) => process.send?.({ failed: failureIn(error) }));
});
process.send?.({ ready: true });

async function round(): Promise<void> {
  const done = await deliver(archive, [discord, slack], { clock, log, random: Math.random });
  const waiting = await archive.outbox.waiting();
  const now = clock.now().getTime() - given.aheadMs;
  process.send?.({ now, waiting: waiting.size, sent: done.sent });
}

/** Without its store a bot logs that, and tries again a minute later; all else ends the trial. */
function failureIn(error: unknown): string {
  return error instanceof StoreError ? error.trouble : String(error);
}

/** A machine that is busy with other work answers late: that is no part of the trial. */
async function connected(platform: Platform): Promise<void> {
  const asked = { ...desk, commands: commands.filter(({ name }) => name === 'today') };
  for (let tries = 1; ; tries++) {
    try {
      return await platform.connect(asked);
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}
