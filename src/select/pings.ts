import { type Follow, pingPlace, type Told } from '../follow.ts';
import { isOnHuggingFace, type ListedPaper } from '../match.ts';
import type { PaperId } from '../paper.ts';
import type { Place, Reader } from '../place.ts';
import { indexFollows } from '../query/follow-index.ts';
import { examplesIn, type Vectors, withFound } from '../query/likeness.ts';
import { parseQuery } from '../query/parse.ts';
import type { PreparedPaper } from '../query/prepare.ts';
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

/** The papers that may ping, and the vectors of these and of what follows name as examples. */
type Alike = { readonly papers: readonly PaperId[]; readonly vectors: Vectors };
const nobody: Alike = { papers: [], vectors: new Map() };

/** The papers that queries name as examples. */
export function queryExamples(queries: Iterable<string>, topics: readonly Topic[]): readonly PaperId[] {
  const asked = [...queries].filter((query) => /like|topic/i.test(query));
  const examples = asked.flatMap((query) => {
    const parsed = parseQuery(query, topics);
    return parsed.ok ? examplesIn(parsed.query) : [];
  });
  return [...new Set(examples)];
}

/** A query that a paper matches, as it was typed, with the words that were found. */
export type Found = { readonly query: string; readonly words: readonly string[] };

/**
 * Compiles queries, each once, whoever follows them. One that only narrows, as `has:code`, is asked of Hugging Face's papers
 * alone. One that no longer parses, as of a topic that is gone, matches nothing.
 */
export function watchQueries(
  queries: Iterable<string>,
  topics: readonly Topic[],
  alike: Alike = nobody,
): (arrival: Pick<Arrival, 'listed' | 'prepared'>, now: Date) => readonly Found[] {
  const narrow = new Set<string>();
  const index = indexFollows(
    [...new Set(queries)].flatMap((typed) => {
      const parsed = parseQuery(typed, topics);
      if (!parsed.ok) return [];
      const query = withFound(parsed.query, alike.papers, alike.vectors);
      if (!asksForSubject(query)) narrow.add(typed);
      return [{ id: typed, query }];
    }),
  );
  return ({ listed, prepared }, now) => {
    const voted = isOnHuggingFace(listed);
    return index
      .matches(prepared, now)
      .flatMap(({ id, words }) => (voted || !narrow.has(id) ? [{ query: id, words }] : []));
  };
}

/** The hits by the place they are told in, each reader told of each paper once: in the place of the oldest follow that matches. */
export function hitsByPlace(hits: readonly Hit[], told: readonly Told[]): ReadonlyMap<Place, readonly Hit[]> {
  const done = new Set(told.map(toldKey));
  const home = new Map<string, Place>();
  const places = new Map<Place, Hit[]>();
  for (const hit of hits.toSorted(oldestFirst)) {
    const key = toldKey({ reader: hit.follow.reader, paper: hit.listed.paper.id });
    if (done.has(key)) continue;
    const place = home.get(key) ?? pingPlace(hit.follow);
    home.set(key, place);
    const known = places.get(place);
    if (known) known.push(hit);
    else places.set(place, [hit]);
  }
  return places;
}

/** What a place is told of these hits: the best papers first. */
export function pingsOf(hits: readonly Hit[], now: Date): readonly Ping[] {
  const byPaper = Map.groupBy(hits.toSorted(oldestFirst), ({ listed }) => listed.paper.id);
  const pings = [...byPaper.values()].flatMap((ofPaper): Ping[] => {
    const [first] = ofPaper;
    if (!first) return [];
    return [
      {
        ...first.listed,
        readers: [...new Set(ofPaper.map(({ follow }) => follow.reader))],
        words: [...new Set(ofPaper.flatMap(({ words }) => words))],
        queries: [...new Set(ofPaper.map(({ follow }) => follow.query))],
      },
    ];
  });
  return rank(pings, { now });
}

/** Both: what each place is told. */
export function pingsByPlace(
  hits: readonly Hit[],
  told: readonly Told[],
  now: Date,
): ReadonlyMap<Place, readonly Ping[]> {
  return new Map([...hitsByPlace(hits, told)].map(([place, ofPlace]) => [place, pingsOf(ofPlace, now)]));
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

function oldestFirst({ follow: a }: Hit, { follow: b }: Hit): number {
  if (a.since !== b.since) return a.since < b.since ? -1 : 1;
  return keyOf(a) < keyOf(b) ? -1 : 1;
}
