import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openArchive } from '../../src/archive/open.ts';
import type { Clock } from '../../src/clock.ts';
import type { Message } from '../../src/delivery.ts';
import { sendPending } from '../../src/jobs/send.ts';
import type { Place } from '../../src/place.ts';
import { makeDiscord } from '../../src/platforms/discord/connect.ts';
import { renderDiscord } from '../../src/platforms/discord/render.ts';
import type { Desk } from '../../src/platforms/platform.ts';
import { makeSlack } from '../../src/platforms/slack/connect.ts';
import { renderSlack } from '../../src/platforms/slack/render.ts';
import { dayOf } from '../kit/views.ts';
import { type Bench, timed } from './frame.ts';
import { startPacedServers } from './paced-servers.ts';

const places = 1_000;
const perSecond = 50;
const channelMs = 1_000;
const slackParts = 2;

/** How long does a digest to 1,000 channels take, beside the shortest time that the chats' limits allow? */
export const bench: Bench = async ({ folder }) => {
  const servers = await startPacedServers();
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const clock: Clock = {
    now: () => new Date(),
    sleep: async (ms, signal) => {
      await wait(ms, undefined, signal && { signal });
    },
  };
  const discord = makeDiscord({ token: 'token', apiUrl: servers.discord, clock, log });
  const slack = makeSlack({ botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl: servers.slack, clock, log });
  await slack.connect(nobody);
  // All of Discord's messages share its 50 a second; Slack's only follow one another within a channel.
  const leastMs = Math.max((places / perSecond - 1) * 1_000, (slackParts - 1) * channelMs);
  const archive = await openArchive(join(folder, 'delivering.db'));
  const at = new Date();
  const [letter = { body: {}, papers: [] }] = renderDiscord(dayOf(5));
  const [note = letter] = renderSlack(dayOf(5));
  const plan = (place: Place, messages: readonly Message[]) =>
    archive.outbox.plan({ place, name: 'digest/1', dueAt: at, plannedAt: at, messages, papers: [] });
  for (let index = 0; index < places; index++) {
    await plan(`discord:${100_000_000_000_000_000n + BigInt(index)}`, [letter]);
    await plan(
      `slack:T1/C${index}`,
      Array.from({ length: slackParts }, () => note),
    );
  }
  try {
    const hands = { clock, random: Math.random, log };
    const { ms } = await timed(() => sendPending(archive, [discord, slack], hands));
    const { taken, refused } = await servers.taken();
    assert.equal(taken, places * (1 + slackParts), 'every part was taken');
    const share = ((refused / (taken + refused)) * 100).toFixed(2);
    const yardstick = { name: 'the shortest that their limits allow', ms: leastMs };
    const name = `deliver to ${places} channels of Discord and ${places} of Slack, ${share}% refused`;
    return [{ name, ms, aimMs: leastMs * 1.1, yardstick }];
  } finally {
    await Promise.all([discord.close(), slack.close(), archive.close()]);
    await servers.stop();
  }
};

const answer = { view: { title: 'Nobody asks here', sections: [] }, private: true };
const nobody: Desk = {
  commands: [],
  answer: async () => answer,
  answerWords: async () => answer,
  suggest: async () => [],
  defaults: async () => ({}),
  subscribed: async () => [],
  cardsFor: async () => undefined,
  reacted: async () => undefined,
  left: async () => undefined,
};
