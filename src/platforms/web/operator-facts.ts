import { addDays, dayOf } from '../../day.ts';
import type { Delivery } from '../../delivery.ts';
import { nextDue } from '../../due.ts';
import { type SourceName, sourceNames, sourceTitles } from '../../listing.ts';
import type { Place } from '../../place.ts';
import type { Subscription } from '../../subscription.ts';
import type { Parts } from './parts.ts';

/** What an operator wants to know of a place. Times are ISO strings. */
export type PlaceFacts = {
  readonly place: Place;
  readonly gets: string;
  /** When the next digest comes; absent where none does. */
  readonly next?: string;
  readonly heldSince?: string;
  /** Why it cannot be written to, where it cannot. */
  readonly trouble?: string;
};

/** What an operator wants to know of a site. */
export type SourceFacts = {
  readonly title: string;
  /** When a list was last read whole, and of which day. */
  readonly lastRead?: { readonly at: string; readonly day: string; readonly papers: number };
  readonly problems: readonly { readonly days: readonly string[]; readonly what: string }[];
};

export type OperatorFacts = {
  readonly places: readonly PlaceFacts[];
  /** Places that get digests and stand not among these, since there are so many. */
  readonly more: number;
  readonly waiting: readonly Delivery[];
  readonly failed: readonly Delivery[];
  readonly sources: readonly SourceFacts[];
  readonly follows: {
    readonly all: number;
    readonly readers: number;
    readonly most: readonly (readonly [query: string, count: number])[];
  };
};

/** All of it. */
export async function operatorFacts(parts: Parts): Promise<OperatorFacts> {
  const { outbox } = parts.archive;
  return {
    ...(await placesOf(parts)),
    waiting: await outbox.unsent('waiting', waitingShown),
    failed: await outbox.unsent('failed', failedShown),
    sources: await Promise.all(sourceNames.map((name) => sourceFacts(parts, name))),
    follows: await followFacts(parts),
  };
}

const waitingShown = 1_000;
const failedShown = 50;
/** Lists are looked at again for a week; problems of an older one say nothing of today. */
const daysRead = 14;
const queriesShown = 10;

/** A page of more would take seconds to make, and nobody reads it. */
const placesShown = 200;

/** Places of which there is something to tell, then those that get digests; `more` get digests, and are not named. */
async function placesOf({ archive, clock, topics }: Parts): Promise<Pick<OperatorFacts, 'places' | 'more'>> {
  const held = await archive.outbox.holds.all();
  const pauses = (await archive.outbox.pauses.all()).filter(({ endedAt }) => endedAt === undefined);
  const troubles = new Map(pauses.map(({ place, reason }) => [place, reason]));
  const stuck = [...new Set([...held.keys(), ...troubles.keys()])].slice(0, placesShown);
  const shown = new Map<Place, Subscription | undefined>(stuck.map((place) => [place, undefined]));
  let more = 0;
  for await (const page of archive.choices.eachSubscription())
    for (const subscription of page) {
      if (shown.has(subscription.place) || shown.size < placesShown)
        shown.set(subscription.place, subscription);
      else more += 1;
    }
  const titleOf = (id: string) => topics.find((topic) => topic.id === id)?.title ?? id;
  const places = [...shown.keys()].toSorted().map((place) => {
    const subscription = shown.get(place);
    const next = subscription && nextDue(subscription, clock.now());
    const heldSince = held.get(place);
    const trouble = troubles.get(place);
    return {
      place,
      gets: subscription ? getsOf(subscription, titleOf) : 'no digest',
      ...(next && { next: next.at.toISOString() }),
      ...(heldSince !== undefined && { heldSince }),
      ...(trouble !== undefined && { trouble }),
    };
  });
  return { places, more };
}

function getsOf(subscription: Subscription, titleOf: (id: string) => string): string {
  const { query, topics, at, zone } = subscription;
  const papers = query ?? (topics.map(titleOf).join(', ') || "Hugging Face's list");
  return `${papers} · ${at} ${zone} · ${daysIn(subscription)}`;
}

function daysIn({ days, every }: Subscription): string {
  const named = days.join(', ');
  if (every === 'week') return `every week on ${days[0]}`;
  if (every === 'month') return `every month on its first ${days.length === 7 ? 'day' : named}`;
  return days.length === 7 ? 'every day' : named;
}

async function sourceFacts({ archive, clock }: Parts, name: SourceName): Promise<SourceFacts> {
  const today = dayOf(clock.now());
  const readings = await archive.readings.of(name, addDays(today, -daysRead), today);
  const last = readings
    .filter(({ readAt }) => Date.parse(readAt) > 0)
    .toSorted((a, b) => a.readAt.localeCompare(b.readAt))
    .at(-1);
  return {
    title: sourceTitles[name],
    ...(last && { lastRead: { at: last.readAt, day: last.day, papers: last.papers } }),
    problems: [...Map.groupBy(readings, ({ problem }) => problem)].flatMap(([what, all]) =>
      what === undefined ? [] : [{ what, days: all.map(({ day }) => day) }],
    ),
  };
}

async function followFacts({ archive }: Parts): Promise<OperatorFacts['follows']> {
  const counts = new Map<string, number>();
  let [all, readers] = [0, 0];
  // All follows of a reader come together.
  for await (const page of archive.choices.eachFollow()) {
    all += page.length;
    readers += new Set(page.map(({ reader }) => reader)).size;
    for (const { query } of page) counts.set(query, (counts.get(query) ?? 0) + 1);
  }
  return {
    all,
    readers,
    most: [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, queriesShown),
  };
}
