import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Day, dayMs } from '../../src/day.ts';
import { addressOf } from '../../src/place.ts';
import { startSlack } from '../kit/slack/slack.ts';
import { befall, moment } from './blows.ts';
import { fileStore, sharedStore } from './chaos-store.ts';
import { duplicateEvents, makeForum, talkTwice, troubleSlack } from './chats.ts';
import { compare, papersOf, type Verdict } from './compare.ts';
import { type Crew, startCrew } from './crew.ts';
import { talk } from './discord-channels.ts';
import { startChaosDiscord } from './discord-server.ts';
import { mishap, randomNumbers } from './faults.ts';
import { makeTime } from './time.ts';
import { layoutOf, placesOf, seed } from './week.ts';

export type Wishes = {
  readonly first: Day;
  readonly days: number;
  readonly places: number;
  readonly kills: number;
  readonly seed: number;
  /** How many copies of the bot there are, and what they share. */
  readonly copies?: number;
  readonly store?: 'sqlite' | 'postgres';
  /** For how long by its own clock a copy is cut off from its database. */
  readonly cutOffMs?: number;
  /** Told how far it is. */
  readonly progress?: (words: string) => void;
};

export type Outcome = Verdict & {
  readonly kills: number;
  /** Kills while parts were on their way. */
  readonly killsAtWork: number;
  /** What befell the store. */
  readonly troubles: readonly string[];
  readonly met: ReadonlyMap<string, number>;
};

/**
 * How much faster than ours the time of the bots and of the chats goes while they work. Of several, none may look as if it were
 * away for two minutes because this machine is busy.
 */
const speedOf = { one: 50, several: 20 } as const;
/** For longer than what it has claimed is its own. */
const usualCutOffMs = 150_000;
/** How far the clocks of copies differ: less than the doctor warns of. */
const clocksAheadMs = [0, 900, -900] as const;
const timeoutMs = 800;
const tickMs = 60_000;
const idleMs = 60 * tickMs;

/** Lets bots live through days of real editions, kills them again and again, and compares what the channels hold with what they should. */
export async function runChaos(wishes: Wishes): Promise<Outcome> {
  const { copies = 1, cutOffMs = usualCutOffMs, progress = () => undefined } = wishes;
  const random = randomNumbers(wishes.seed);
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-chaos-'));
  const speed = copies === 1 ? speedOf.one : speedOf.several;
  const store = await (wishes.store === 'postgres'
    ? sharedStore(folder, copies, cutOffMs / speed)
    : fileStore(folder, copies));
  const places = placesOf(wishes.places);
  // Each is linked to once, so that a second card is one too many.
  const linked = [...papersOf(wishes)];
  await seed(store.open, { ...wishes, places });
  const time = makeTime(Date.parse(`${wishes.first}T00:00:00Z`), speed);

  const discord = await startChaosDiscord({ now: time.now, mishap: () => mishap(random) });
  for (const [at, place] of places.entries())
    if (layoutOf(at) === 'forum') makeForum(discord, addressOf(place));
  const slack = await startSlack({ now: time.now });
  const met = new Map<string, number>();
  for (const place of places.filter((one) => one.startsWith('slack')))
    slack.addChannel({ id: place.split('/')[1] ?? '' });
  slack.addPerson({ id: 'U1' });
  troubleSlack(slack, random, met);

  const requests = () => discord.requests() + slack.calls.length;
  const troubles = [...store.troubles];
  const happened: string[] = [];
  let crew: Crew | undefined;
  let [kills, killsAtWork] = [0, 0];
  const start = time.now();
  // Nobody's digest is due in the hour before: whatever steps time takes, every run has the same editions.
  const end = start + wishes.days * dayMs + 35 * 3_600_000;
  try {
    crew = await startCrew(
      store.copies.map((whereabouts, at) => ({
        ...whereabouts,
        aheadMs: clocksAheadMs[at % clocksAheadMs.length],
        discord: discord.url,
        slack: slack.url,
        botToken: slack.workspace.tokens.bot,
        appToken: slack.workspace.tokens.app,
        speed,
        timeoutMs,
      })),
    );
    for (let idle = 0; time.now() < end || idle === 0; ) {
      // What happens to them is spread over the week, wherever the bots happen to be.
      const share = Math.min(1, (time.now() - start) / (wishes.days * dayMs));
      const isKilling = kills < wishes.kills && kills <= share * wishes.kills;
      const [trouble] = share > (happened.length + 1) / (store.troubles.length + 1) ? troubles : [];
      time.go();
      const rounds = crew.deliver(time.now);
      const all = Promise.all(rounds);
      const ended = new AbortController();
      const early =
        isKilling || trouble ? await Promise.race([all, moment(requests, random, ended.signal)]) : await all;
      ended.abort();
      if (early === 'now' && trouble) {
        progress(trouble.name);
        happened.push(trouble.name);
        troubles.shift();
        await befall(trouble, crew, rounds, time.now);
        time.stand();
        idle = 0;
        continue;
      }
      if (early === 'now' || (isKilling && random() < 0.05)) {
        const at = Math.floor(random() * copies);
        await crew.kill(at);
        // The others go on meanwhile, and it comes again among them.
        await Promise.all([all, copies > 1 && crew.startAgain(at)]);
        time.stand();
        kills += 1;
        if (early === 'now') killsAtWork += 1;
        time.pass(Math.floor(random() * 180_000));
        if (copies === 1) await crew.startAgain(at);
        if (kills % 20 === 0) progress(`${kills} kills`);
        idle = 0;
        continue;
      }
      time.stand();
      const said = (await all).map((round) => {
        if (round === undefined) throw new Error('a bot ended by itself');
        return round;
      });
      time.passTo(Math.max(...said.map((round) => ('now' in round ? round.now : 0))));
      duplicateEvents(slack);
      if (random() < 0.3) talkTwice(discord, linked.pop());
      const isBusy = said.some((round) => !('now' in round) || round.waiting > 0 || round.sent > 0);
      idle = isBusy ? 0 : idle + 1;
      time.pass(isBusy ? tickMs : idleMs);
    }
    await crew.stop();
    const verdict = await compare(store.open, places, wishes, discord, slack);
    for (const [what, count] of discord.met) met.set(`Discord: ${what}`, count);
    met.set(
      'Slack: looked through',
      slack.calls.filter(({ method }) => method.startsWith('conversations.')).length,
    );
    met.set('Discord: questions answered', discord.people.asked().answered);
    met.set('Discord: cards under links', discord.channels.at(talk).messages.length);
    return { ...verdict, kills, killsAtWork, troubles: happened, met };
  } finally {
    await crew?.stop();
    await Promise.all([discord.stop(), slack.close()]);
    await store.stop();
    await rm(folder, { recursive: true });
  }
}
