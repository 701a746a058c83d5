import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Day } from '../../src/day.ts';
import { addressOf } from '../../src/place.ts';
import { startSlack, type TestSlack } from '../kit/slack/slack.ts';
import { type Bot, startBot } from './child.ts';
import { compare, papersOf, type Verdict } from './compare.ts';
import { talk } from './discord-channels.ts';
import { type ChaosDiscord, startChaosDiscord } from './discord-server.ts';
import { mishap, randomNumbers } from './faults.ts';
import { layoutOf, placesOf, seed } from './week.ts';

export type Wishes = {
  readonly first: Day;
  readonly days: number;
  readonly places: number;
  readonly kills: number;
  readonly seed: number;
  /** Told how far it is. */
  readonly progress?: (words: string) => void;
};

export type Outcome = Verdict & {
  readonly kills: number;
  /** Kills while parts were on their way. */
  readonly killsAtWork: number;
  readonly met: ReadonlyMap<string, number>;
};

/** How much faster than ours the time of the bot and of the chats goes while the bot works. */
const speed = 50;
const timeoutMs = 800;
const tickMs = 60_000;

/** Lets a bot live through days of real editions, kills it again and again, and compares what the channels hold with what they should. */
export async function runChaos(wishes: Wishes): Promise<Outcome> {
  const random = randomNumbers(wishes.seed);
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-chaos-'));
  const store = join(folder, 'paperboy.db');
  const places = placesOf(wishes.places);
  // Each is linked to once, so that a second card is one too many.
  const linked = [...papersOf(wishes)];
  await seed(store, { ...wishes, places });

  // One time for the chats and the bot: it stands, or it goes while the bot works.
  let time = Date.parse(`${wishes.first}T00:00:00Z`);
  let began: number | undefined;
  const now = () => Math.floor(time + (began === undefined ? 0 : (performance.now() - began) * speed));
  const go = () => {
    began = performance.now();
  };
  const stand = () => {
    time = now();
    began = undefined;
  };

  const discord = await startChaosDiscord({ now, mishap: () => mishap(random) });
  for (const [at, place] of places.entries())
    if (layoutOf(at) === 'forum') makeForum(discord, addressOf(place));
  const slack = await startSlack({ now });
  const met = new Map<string, number>();
  for (const place of places.filter((one) => one.startsWith('slack')))
    slack.addChannel({ id: place.split('/')[1] ?? '' });
  slack.addPerson({ id: 'U1' });
  troubleSlack(slack, random, met);

  const given = {
    store,
    discord: discord.url,
    slack: slack.url,
    botToken: slack.workspace.tokens.bot,
    appToken: slack.workspace.tokens.app,
    speed,
    timeoutMs,
  };
  const requests = () => discord.requests() + slack.calls.length;
  let bot: Bot | undefined;
  let [kills, killsAtWork] = [0, 0];
  const end = time + wishes.days * 86_400_000 + 36 * 3_600_000;
  const start = time;
  try {
    bot = await startBot(given);
    for (let idle = 0; time < end || idle === 0; ) {
      // The kills are spread over the week, wherever the bot happens to be.
      const share = Math.min(1, (time - start) / (wishes.days * 86_400_000));
      const killing = kills < wishes.kills && kills <= share * wishes.kills;
      go();
      const round = bot.deliver(now());
      const ended = new AbortController();
      const early = killing
        ? await Promise.race([round, moment(requests, random, ended.signal)])
        : await round;
      ended.abort();
      if (early === 'now' || (killing && random() < 0.05)) {
        await bot.kill();
        await round;
        stand();
        kills += 1;
        if (early === 'now') killsAtWork += 1;
        time += Math.floor(random() * 180_000);
        bot = await startBot(given);
        if (kills % 20 === 0) wishes.progress?.(`${kills} kills`);
        idle = 0;
        continue;
      }
      stand();
      if (early === undefined) throw new Error('the bot ended by itself');
      time = Math.max(time, early.now);
      duplicateEvents(slack);
      if (random() < 0.3) talkTwice(discord, linked.pop());
      const busy = early.waiting > 0 || early.sent > 0;
      idle = busy ? 0 : idle + 1;
      time += busy ? tickMs : 30 * tickMs;
    }
    await bot.kill();
    const verdict = await compare(store, places, wishes, discord, slack);
    for (const [what, count] of discord.met) met.set(`Discord: ${what}`, count);
    met.set(
      'Slack: looked through',
      slack.calls.filter(({ method }) => method.startsWith('conversations.')).length,
    );
    met.set('Discord: questions answered', discord.people.asked().answered);
    met.set('Discord: cards under links', discord.channels.at(talk).messages.length);
    return { ...verdict, kills, killsAtWork, met };
  } finally {
    await bot?.kill();
    await Promise.all([discord.stop(), slack.close()]);
    await rm(folder, { recursive: true });
  }
}

/** A moment while the bot is at work: some time after it has asked a chat for something. */
async function moment(requests: () => number, random: () => number, ended: AbortSignal): Promise<'now'> {
  const enough = requests() + Math.floor(random() * 12);
  while (requests() <= enough && !ended.aborted) await wait(2);
  await wait(random() ** 2 * 120);
  return 'now';
}

/** Before each message one of Slack's next calls may be ordered to go wrong. */
function troubleSlack(slack: TestSlack, random: () => number, met: Map<string, number>): void {
  slack.workspace.changes.on('change', () => {
    const fault = mishap(random);
    if (!fault) return;
    met.set(`Slack: ${fault.kind}`, (met.get(`Slack: ${fault.kind}`) ?? 0) + 1);
    const dice = random();
    const method =
      dice < 0.8 ? 'chat.postMessage' : dice < 0.9 ? 'conversations.history' : 'conversations.replies';
    slack.faults.order(method, fault.kind === 'limited' ? { ...fault, retryAfter: 1 } : fault);
  });
}

/** The place is a post of a forum that has a tag for one of the topics. */
function makeForum({ channels }: ChaosDiscord, place: string): void {
  const forum = `2${place.slice(1)}`;
  channels.addForum(forum, [
    { id: '41', name: 'agents' },
    { id: '42', name: 'Papers' },
  ]);
  channels.addPost(place, forum);
}

/** A question and a link to a paper, each of which Discord's gateway tells twice. */
function talkTwice({ people }: ChaosDiscord, paper: string | undefined): void {
  people.ask('today');
  if (paper !== undefined) people.write(`have you read https://arxiv.org/abs/${paper}?`);
}

/** The same words of a person come twice, as Slack sends them again where it heard no answer. */
function duplicateEvents(slack: TestSlack): void {
  if (slack.socket.connected() === 0) return;
  for (let times = 0; times < 2; times++) slack.people.slash('U1', 'C1', 'settings').catch(() => undefined);
}
