import { isOnHuggingFace, type ListedPaper, type Match } from '../match.ts';
import type { PaperId } from '../paper.ts';
import { indexFollows } from '../query/follow-index.ts';
import { type Vectors, withFound } from '../query/likeness.ts';
import { preparePaper } from '../query/prepare.ts';
import type { Topic } from '../topic.ts';
import { chosenListing, reasonsFor, takesAnySource, type Wish } from './match.ts';
import { type TopicMatch, topicsOf } from './topics.ts';

/** Chooses for many wishes at once. Papers are shown to it one by one, so that whoever shows them may do other work between. */
type Chooser = {
  readonly show: (candidate: ListedPaper) => void;
  /** What `choose` finds for the wish among the papers shown that pass, in the order in which they were shown. */
  readonly chosen: (wish: Wish, passes: (candidate: ListedPaper) => boolean) => readonly Match[];
  /** Of a paper that was shown, the topics among these that it finds. */
  readonly fitsOf: (candidate: ListedPaper, topics: readonly Topic[]) => readonly TopicMatch[];
};

/** What wishes are asked of: the topics there are, the ids of all papers that will be shown, and their vectors. */
type Ground = {
  readonly topics: readonly Topic[];
  readonly papers: readonly PaperId[];
  readonly vectors: Vectors;
  readonly now: Date;
};

/** Compiles the wishes. A paper is asked only of the queries that share its words. */
export function makeChooser(wishes: Iterable<Wish>, { topics, papers, vectors, now }: Ground): Chooser {
  const entries = new Map([...wishes].map((wish) => [wishKey(wish), entryOf(wish)]));
  const { bare, byTopic, byQuery } = sorted([...entries.values()]);
  const index = indexFollows(
    [...byQuery].flatMap(([id, [first]]) =>
      first?.wish.query ? [{ id, query: withFound(first.wish.query.query, papers, vectors) }] : [],
    ),
  );
  const shown: ListedPaper[] = [];
  const fits = new Map<PaperId, readonly TopicMatch[]>();

  function show(candidate: ListedPaper): void {
    const [at, paper] = [shown.push(candidate) - 1, preparePaper(candidate)];
    const found = topicsOf(paper, topics, now, vectors);
    fits.set(candidate.paper.id, found);
    const voted = isOnHuggingFace(candidate);
    const ids = new Set(found.map(({ topic }) => topic.id));
    const take = (entry: Entry, words: readonly string[]) => {
      const fitting = entry.wish.topics.length === 0 || entry.wish.topics.some(({ id }) => ids.has(id));
      if (!fitting || !(voted || entry.anySource) || entry.at.at(-1) === at) return;
      entry.at.push(at);
      entry.words.push(words);
    };
    for (const entry of bare) take(entry, none);
    for (const id of ids) for (const entry of byTopic.get(id) ?? []) take(entry, none);
    for (const { id, words } of index.matches(paper, now))
      for (const entry of byQuery.get(id) ?? []) take(entry, words);
  }

  function chosen(wish: Wish, passes: (candidate: ListedPaper) => boolean): readonly Match[] {
    const entry = entries.get(wishKey(wish));
    if (!entry) throw new RangeError('a wish that the chooser was not made for');
    if (entry.matches) return entry.matches.filter(passes);
    const matches = entry.at.flatMap((number, place) => {
      const candidate = shown[number];
      const listing = candidate && chosenListing(candidate);
      if (!listing || !(entry.wasAsked || passes(candidate))) return [];
      const asked = wish.query && { query: wish.query.typed, words: entry.words[place] ?? none };
      return [{ ...candidate, reasons: reasonsFor(listing, fitsOf(candidate, wish.topics), asked) }];
    });
    // Most wishes are one place's, and asked once: what several want is kept from the second on.
    if (entry.wasAsked) entry.matches = matches;
    entry.wasAsked = true;
    return entry.matches?.filter(passes) ?? matches;
  }

  function fitsOf({ paper }: ListedPaper, among: readonly Topic[]): readonly TopicMatch[] {
    return (fits.get(paper.id) ?? []).filter(({ topic }) => among.includes(topic));
  }

  return { show, chosen, fitsOf };
}

const none: readonly string[] = [];

/** A wish, and what was found for it: the numbers of papers, and the words that were found in each. */
type Entry = {
  readonly wish: Wish;
  readonly anySource: boolean;
  readonly at: number[];
  readonly words: (readonly string[])[];
  wasAsked: boolean;
  /** All that was found, once it was asked for twice. */
  matches?: readonly Match[];
};

function entryOf(wish: Wish): Entry {
  return { wish, anySource: takesAnySource(wish), at: [], words: [], wasAsked: false };
}

/** Wishes that mean the same have the same key. */
function wishKey({ query, topics }: Wish): string {
  return JSON.stringify([query?.typed, topics.map(({ id }) => id)]);
}

/** The entries by what a paper must have for them: nothing, a topic, or the words of a query. */
function sorted(entries: readonly Entry[]) {
  const byTopic = new Map<string, Entry[]>();
  const byQuery = new Map<string, Entry[]>();
  const bare: Entry[] = [];
  const into = (map: Map<string, Entry[]>, key: string, entry: Entry) => {
    const known = map.get(key);
    if (known) known.push(entry);
    else map.set(key, [entry]);
  };
  for (const entry of entries) {
    const { query, topics } = entry.wish;
    if (query) into(byQuery, query.typed, entry);
    else if (topics.length === 0) bare.push(entry);
    else for (const { id } of topics) into(byTopic, id, entry);
  }
  return { bare, byTopic, byQuery };
}
