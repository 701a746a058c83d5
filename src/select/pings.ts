import type { Follow, Told } from '../follow.ts';
import { pingPlace } from '../follow.ts';
import type { ListedPaper } from '../match.ts';
import type { PaperId } from '../paper.ts';
import type { Place, Reader } from '../place.ts';
import { indexFollows } from '../query/follow-index.ts';
import { examplesIn, type Vectors, withFound } from '../query/likeness.ts';
import type { PreparedPaper } from '../query/match.ts';
import { parseQuery } from '../query/parse.ts';
import type { Topic } from '../topic.ts';
import { asksForSubject } from './match.ts';
import { rank } from './rank.ts';

/** A paper that may ping, taken apart once for all follows, and when it was first seen (ISO). */
export type Arrival = {
  readonly listed: ListedPaper;
  readonly prepared: PreparedPaper;
  readonly seenAt: string;
};

/** A reader's follow that a paper matches, with the words that were found. */
export type Hit = {
  readonly follow: Follow;
  readonly listed: ListedPaper;
  readonly words: readonly string[];
};

/** What one place is told of a paper: which readers it is for, and on which of their queries' words. */
export type Ping = ListedPaper & {
  readonly readers: readonly Reader[];
  readonly words: readonly string[];
  /** The queries that matched, as typed. */
  readonly queries: readonly string[];
};

/** A compiled set of follows: the matches of a paper. */
export type Watch = (arrival: Arrival, now: Date) => readonly Hit[];

/** The papers that may ping, and the vectors of these and of what follows name as examples. */
export type Alike = { readonly papers: readonly PaperId[]; readonly vectors: Vectors };
const nobody: Alike = { papers: [], vectors: new Map() };

/** The papers that follows name as examples. */
export function followExamples(follows: readonly Follow[], topics: readonly Topic[]): readonly PaperId[] {
  const asked = follows.filter(({ query }) => /like|topic/i.test(query));
  const examples = asked.flatMap(({ query }) => {
    const parsed = parseQuery(query, topics);
    return parsed.ok ? examplesIn(parsed.query) : [];
  });
  return [...new Set(examples)];
}

/**
 * Compiles follows. A follow never matches a paper seen before it was made; one that only narrows, as `has:code`, is asked of
 * Hugging Face's papers alone. A follow that no longer parses, as one of a topic that is gone, matches nothing.
 */
export function watchFor(follows: readonly Follow[], topics: readonly Topic[], alike: Alike = nobody): Watch {
  const known = new Map(
    follows.flatMap((follow) => {
      const parsed = parseQuery(follow.query, topics);
      if (!parsed.ok) return [];
      const query = withFound(parsed.query, alike.papers, alike.vectors);
      return [[keyOf(follow), { follow, query, anySource: asksForSubject(query) }] as const];
    }),
  );
  const index = indexFollows([...known].map(([id, { query }]) => ({ id, query })));
  return ({ listed, prepared, seenAt }, now) => {
    const voted = listed.listings.some(({ source }) => source === 'huggingface');
    return index.matches(prepared, now).flatMap(({ id, words }) => {
      const found = known.get(id);
      if (!found || seenAt < found.follow.since || !(voted || found.anySource)) return [];
      return [{ follow: found.follow, listed, words }];
    });
  };
}

/**
 * The hits by the place they are told in, each reader told of each paper once: in the place of the oldest follow that
 * matches. Best papers first.
 */
export function pingsByPlace(
  hits: readonly Hit[],
  told: readonly Told[],
  now: Date,
): ReadonlyMap<Place, readonly Ping[]> {
  const done = new Set(told.map(toldKey));
  const places = new Map<Place, Map<PaperId, Ping>>();
  const oldestFirst = hits.toSorted((a, b) => compare(a.follow, b.follow));
  const home = new Map<string, Place>();
  for (const { follow, listed, words } of oldestFirst) {
    const { reader } = follow;
    const key = toldKey({ reader, paper: listed.paper.id });
    if (done.has(key)) continue;
    const place = home.get(key) ?? pingPlace(follow);
    home.set(key, place);
    const papers = places.get(place) ?? new Map<PaperId, Ping>();
    places.set(place, papers);
    const ping = papers.get(listed.paper.id) ?? { ...listed, readers: [], words: [], queries: [] };
    papers.set(listed.paper.id, {
      ...ping,
      readers: joined(ping.readers, [reader]),
      words: joined(ping.words, words),
      queries: joined(ping.queries, [follow.query]),
    });
  }
  return new Map([...places].map(([place, papers]) => [place, rank([...papers.values()], { now })]));
}

/** What the pings of a place tell whom. */
export function toldBy(pings: readonly Ping[]): readonly Told[] {
  return pings.flatMap(({ readers, paper }) => readers.map((reader) => ({ reader, paper: paper.id })));
}

export function toldKey({ reader, paper }: Told): string {
  return `${reader} ${paper}`;
}

function keyOf({ reader, id }: Follow): string {
  return `${reader} ${id}`;
}

function joined<Thing>(some: readonly Thing[], more: readonly Thing[]): readonly Thing[] {
  return [...new Set([...some, ...more])];
}

function compare(a: Follow, b: Follow): number {
  if (a.since !== b.since) return a.since < b.since ? -1 : 1;
  return keyOf(a) < keyOf(b) ? -1 : 1;
}
