// The bot as the chaos runs and kills it: the real archive, the real chats, the real jobs, and a clock that it is told.
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { commands } from '../../commands/index.ts';
import { topics } from '../../config/topics.ts';
import { openArchive } from '../../src/archive/open.ts';
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
const archive = await openArchive(given.store);
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
  base = now;
  began = performance.now();
  round().catch((error: unknown) => process.send?.({ failed: String(error) }));
});
process.send?.({ ready: true });

async function round(): Promise<void> {
  const done = await deliver(archive, [discord, slack], { clock, log, random: Math.random });
  const waiting = await archive.outbox.waiting();
  process.send?.({ now: clock.now().getTime(), waiting: waiting.size, sent: done.sent });
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
