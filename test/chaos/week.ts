import type { Archive } from '../../src/archive/archive.ts';
import { addDays, type Day, daysBetween } from '../../src/day.ts';
import { collect } from '../../src/jobs/collect.ts';
import type { Place } from '../../src/place.ts';
import { makeFetchPage } from '../../src/sources/fetch-page.ts';
import { makeHuggingFace } from '../../src/sources/huggingface.ts';
import { type Subscription, weekdays } from '../../src/subscription.ts';
import { startReplica } from '../kit/replica.ts';
import { talk } from './discord-channels.ts';

export type Week = { readonly first: Day; readonly days: number; readonly places: readonly Place[] };

/** Zones and hours of a small world: several places come due together, and some days end elsewhere. */
const hours = [
  ['09:00', 'Europe/Paris'],
  ['08:30', 'America/New_York'],
  ['07:00', 'Asia/Tokyo'],
  ['18:15', 'Asia/Kolkata'],
  ['23:30', 'Pacific/Auckland'],
  ['06:45', 'America/Los_Angeles'],
] as const;

/** Half of them channels of Discord, half of Slack. */
export function placesOf(count: number): readonly Place[] {
  return Array.from({ length: count }, (_, at) =>
    at % 2 === 0
      ? (`discord:${100_000_000_000_000_000n + BigInt(at)}` as const)
      : (`slack:T1/C${at}` as const),
  );
}

/** Of six places one of each platform has threads, and one of Discord's is asked for in a forum. */
export function layoutOf(at: number): 'messages' | 'thread' | 'forum' {
  if (at % 6 === 4) return 'forum';
  return at % 6 === 2 || at % 6 === 3 ? 'thread' : 'messages';
}

/** Fills a store with the real lists of the week and with a subscription for each place. */
export async function seed(open: () => Promise<Archive>, { first, days, places }: Week): Promise<void> {
  const last = addDays(first, days - 1);
  const replica = await startReplica(addDays(last, 3));
  const archive = await open();
  try {
    const clock = { now: () => new Date(`${addDays(last, 3)}T12:00:00Z`), sleep: async () => undefined };
    const fetchPage = makeFetchPage({ clock, random: () => 0.5, userAgent: 'chaos' });
    const source = makeHuggingFace({ fetchPage, endpoint: replica.url });
    const quiet = () => undefined;
    const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
    await collect([source], archive, { clock, log }, daysBetween(addDays(first, -3), last));
    for (const [at, place] of places.entries())
      await archive.choices.subscribe(subscription(place, at, first));
    await archive.choices.setLinks(`discord:${talk}`, true);
  } finally {
    await archive.close();
    await replica.stop();
  }
}

function subscription(place: Place, at: number, first: Day): Subscription {
  const [hour, zone] = hours[at % hours.length] ?? hours[0];
  return {
    place,
    topics: [],
    at: hour,
    zone,
    days: weekdays,
    max: 200,
    style: at % 3 === 0 ? 'compact' : 'full',
    layout: layoutOf(at),
    whenEmpty: 'say',
    by: place.startsWith('discord') ? 'discord:user/1' : 'slack:T1/U1',
    since: `${first}T00:00:00.000Z`,
    from: addDays(first, -3),
  };
}
