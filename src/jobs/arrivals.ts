import { topics } from '../../config/topics.ts';
import type { Archive } from '../archive/archive.ts';
import type { Clock } from '../clock.ts';
import { addDays, type Day, dayMs, dayOf } from '../day.ts';
import { mostDaysPinged } from '../follow.ts';
import { sourceNames } from '../listing.ts';
import { preparePaper } from '../query/prepare.ts';
import { type Arrival, type Found, queryExamples, watchQueries } from '../select/pings.ts';

/**
 * Papers are asked about on so many days after they were listed: votes, code and categories come to be known later. Days on
 * which the bot was away do not count: what came just before is asked about when it is back, within `mostDaysPinged`.
 */
const daysAsked = 7;
/** After so many papers everybody else gets a turn: whoever asks meanwhile waits for no whole round. */
const papersAtOnce = 100;

/** A paper that may ping, and when it was first seen (ISO). */
export type Arrived = Omit<Arrival, 'prepared'>;

/** The papers on all sites' lists of the last days, each once. */
export async function readArrivals(archive: Archive, now: Date): Promise<readonly Arrived[]> {
  const last = dayOf(now);
  const first = await firstAsked(archive, now);
  // A site whose day has begun before ours may date a list ahead.
  const lists = await Promise.all(
    sourceNames.map((source) => archive.papers.listed(source, first, addDays(last, 1))),
  );
  const papers = new Map(lists.flat().map((listed) => [listed.paper.id, listed]));
  const seen = await archive.papers.seenAt([...papers.keys()]);
  return [...papers.values()].map((listed) => ({ listed, seenAt: seen.get(listed.paper.id) ?? '' }));
}

async function firstAsked(archive: Archive, now: Date): Promise<Day> {
  let days = 0;
  for (let there = 0; there < daysAsked && days < mostDaysPinged; ) {
    days += 1;
    const moment = new Date(now.getTime() - days * dayMs);
    if ((await archive.outbox.presence.awaySince(moment)) === undefined) there += 1;
  }
  return addDays(dayOf(now), -days);
}

/** A paper that a query matches, with the words that were found. */
export type FoundArrival = Arrived & Pick<Found, 'words'>;

/** What a query matches. */
export type FoundBy = (query: string) => readonly FoundArrival[];

/**
 * What each of these queries matches among the papers. Each paper is taken apart once, and known by its number from then on:
 * half a million follows match millions of times.
 */
export async function findArrivals(
  archive: Archive,
  queries: ReadonlySet<string>,
  arrivals: readonly Arrived[],
  clock: Clock,
): Promise<FoundBy> {
  const now = clock.now();
  // Vectors are read only where somebody follows by example.
  const examples = queryExamples(queries, topics);
  const papers = examples.length > 0 ? arrivals.map(({ listed }) => listed.paper.id) : [];
  const vectors = await archive.papers.vectors([...papers, ...examples]);
  const watch = watchQueries(queries, topics, { papers, vectors });
  const found = new Map<string, { readonly at: number[]; readonly words: (readonly string[])[] }>();
  for (const [at, arrived] of arrivals.entries()) {
    if (at > 0 && at % papersAtOnce === 0) await clock.sleep(0);
    for (const { query, words } of watch({ ...arrived, prepared: preparePaper(arrived.listed) }, now)) {
      const known = found.get(query) ?? { at: [], words: [] };
      found.set(query, known);
      known.at.push(at);
      known.words.push(words);
    }
  }
  return (query) => {
    const { at, words } = found.get(query) ?? { at: [], words: [] };
    return at.flatMap((number, place) => {
      const arrived = arrivals[number];
      return arrived ? [{ ...arrived, words: words[place] ?? [] }] : [];
    });
  };
}
