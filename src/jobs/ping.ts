import { topics } from '../../config/topics.ts';
import type { Archive } from '../archive/archive.ts';
import type { Clock } from '../clock.ts';
import { addDays, type Day, dayOf } from '../day.ts';
import { lastDue } from '../due.ts';
import { directPlace, type Follow, pingPlace } from '../follow.ts';
import { type Place, platformOf } from '../place.ts';
import type { Platform } from '../platforms/platform.ts';
import { preparePaper } from '../query/match.ts';
import { gistOf } from '../select/gist.ts';
import {
  type Alike,
  type Arrival,
  followExamples,
  type Hit,
  type Ping,
  pingsByPlace,
  toldBy,
  watchFor,
} from '../select/pings.ts';
import { weekdays } from '../subscription.ts';
import { pingView } from '../views/ping-view.ts';
import { fallBack } from './closed-messages.ts';
import type { Hands } from './hands.ts';

/**
 * Papers are asked about on so many days after they were listed: votes, code and categories come to be known later. Days on
 * which the bot was away do not count: what came just before is asked about when it is back, within the most days.
 */
const daysAsked = 7;
const mostDaysAsked = 30;
/** After so many papers everybody else gets a turn: whoever asks meanwhile waits for no whole round. */
const papersAtOnce = 100;
/** A reader without a digest's hour gets the day's pings at this one. */
const usualHour = '09:00';

/**
 * Plans one message a place with the new papers that readers there follow; `deliver` sends it. What a reader was told of is
 * written in the transaction that plans the message, so that no crash, second follow or second channel tells it twice.
 */
export async function ping(archive: Archive, platforms: readonly Platform[], hands: Hands): Promise<number> {
  const now = hands.clock.now();
  const names = platforms.map(({ name }) => name);
  const follows = (await archive.choices.follows()).filter(({ reader }) =>
    names.includes(platformOf(reader)),
  );
  if (follows.length === 0) return 0;
  const arrivals = await arrivalsOf(archive, hands.clock);
  const planned = [
    await pingNow(archive, platforms, follows, arrivals, hands.clock),
    await pingDaily(archive, platforms, follows, arrivals, hands.clock),
    await fallBack(archive, platforms, follows, arrivals, now),
  ];
  return planned.reduce((sum, count) => sum + count, 0);
}

/** The papers on both sites' lists of the last days, each once, with when it was first seen. */
async function arrivalsOf(archive: Archive, clock: Clock): Promise<readonly Arrival[]> {
  const now = clock.now();
  const last = dayOf(now);
  const first = await firstAsked(archive, now);
  // A site whose day has begun before ours may date a list ahead.
  const lists = await Promise.all(
    (['arxiv', 'huggingface'] as const).map((source) =>
      archive.papers.listed(source, first, addDays(last, 1)),
    ),
  );
  const papers = new Map(lists.flat().map((listed) => [listed.paper.id, listed]));
  const seen = await archive.papers.seenAt([...papers.keys()]);
  return inTurns(clock, [...papers.values()], (listed) => ({
    listed,
    prepared: preparePaper(listed),
    seenAt: seen.get(listed.paper.id) ?? '',
  }));
}

async function firstAsked(archive: Archive, now: Date): Promise<Day> {
  let days = 0;
  for (let there = 0; there < daysAsked && days < mostDaysAsked; ) {
    days += 1;
    const moment = new Date(now.getTime() - days * 86_400_000);
    if ((await archive.outbox.presence.awaySince(moment)) === undefined) there += 1;
  }
  return addDays(dayOf(now), -days);
}

async function inTurns<Thing, Made>(
  clock: Clock,
  things: readonly Thing[],
  make: (thing: Thing) => Made,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  for (const [at, thing] of things.entries()) {
    if (at > 0 && at % papersAtOnce === 0) await clock.sleep(0);
    made.push(make(thing));
  }
  return made;
}

async function pingNow(
  archive: Archive,
  platforms: readonly Platform[],
  follows: readonly Follow[],
  arrivals: readonly Arrival[],
  clock: Clock,
): Promise<number> {
  const now = clock.now();
  const hits = await hitsOf(
    archive,
    follows.filter(({ when }) => when === 'now'),
    arrivals,
    clock,
  );
  const places = pingsByPlace(hits, await toldOf(archive, hits), now);
  let planned = 0;
  for (const [place, pings] of places)
    if (await plan(archive, platforms, place, pings, `ping/${now.toISOString()}`, now)) planned += 1;
  return planned;
}

/** Those who want their pings once a day get them at the hour of their channel's digest: what was seen by then. */
async function pingDaily(
  archive: Archive,
  platforms: readonly Platform[],
  follows: readonly Follow[],
  arrivals: readonly Arrival[],
  clock: Clock,
): Promise<number> {
  const now = clock.now();
  const daily = Map.groupBy(
    follows.filter(({ when }) => when === 'digest'),
    pingPlace,
  );
  let planned = 0;
  for (const [place, ofPlace] of daily) {
    const due = lastDue(await hoursOf(archive, ofPlace), now);
    if (!due) continue;
    const name = `pings/${due.day}`;
    if (await archive.outbox.isPlanned(place, name)) continue;
    const seen = arrivals.filter(({ seenAt }) => seenAt <= due.at.toISOString());
    const hits = await hitsOf(archive, ofPlace, seen, clock);
    const pings = pingsByPlace(hits, await toldOf(archive, hits), now).get(place) ?? [];
    // An hour without papers is noted too, so that it counts once.
    if (await plan(archive, platforms, place, pings, name, now)) planned += pings.length > 0 ? 1 : 0;
  }
  return planned;
}

/** The hour of the digest in the channel where the oldest of these follows was made, else nine in the reader's zone. */
async function hoursOf(archive: Archive, follows: readonly Follow[]) {
  const [first] = follows;
  const subscription = first && (await archive.choices.subscription(first.place));
  return subscription ?? { at: usualHour, zone: first?.zone ?? 'UTC', days: weekdays };
}

async function hitsOf(
  archive: Archive,
  follows: readonly Follow[],
  arrivals: readonly Arrival[],
  clock: Clock,
): Promise<readonly Hit[]> {
  if (follows.length === 0) return [];
  const now = clock.now();
  const watch = watchFor(follows, topics, await alikeOf(archive, follows, arrivals));
  return (await inTurns(clock, arrivals, (arrival) => watch(arrival, now))).flat();
}

/** What follows by example need; vectors are read only where there are such follows. */
async function alikeOf(
  { papers }: Archive,
  follows: readonly Follow[],
  arrivals: readonly Arrival[],
): Promise<Alike> {
  const examples = followExamples(follows, topics);
  const ids = examples.length > 0 ? arrivals.map(({ listed }) => listed.paper.id) : [];
  return { papers: ids, vectors: await papers.vectors([...ids, ...examples]) };
}

async function toldOf(archive: Archive, hits: readonly Hit[]) {
  return archive.outbox.told(
    hits.map(({ follow, listed }) => ({ reader: follow.reader, paper: listed.paper.id })),
  );
}

async function plan(
  archive: Archive,
  platforms: readonly Platform[],
  place: Place,
  pings: readonly Ping[],
  name: string,
  now: Date,
): Promise<boolean> {
  const platform = platforms.find((one) => one.name === platformOf(place));
  if (!platform) return false;
  const isDirect = pings.every(({ readers }) =>
    readers.every((reader) => directPlace(reader, place) === place),
  );
  const view = pingView(pings, isDirect, { topics, gistOf });
  return archive.outbox.plan({
    place,
    name,
    dueAt: now,
    plannedAt: now,
    messages: pings.length > 0 ? platform.render(view) : [],
    papers: [],
    tells: toldBy(pings),
  });
}
