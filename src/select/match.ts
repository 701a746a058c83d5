import type { Listing } from '../listing.ts';
import type { ListedPaper, Match } from '../match.ts';
import { type Vectors, withFound } from '../query/likeness.ts';
import { type Missing, matchPrepared } from '../query/match.ts';
import { preparePaper } from '../query/prepare.ts';
import type { Query } from '../query/query.ts';
import type { Topic } from '../topic.ts';
import { type TopicMatch, topicsOf } from './topics.ts';

/** What a place asked for. Neither a query nor topics: all of Hugging Face's list. Both: papers that fit both. */
export type Wish = {
  readonly query?: { readonly typed: string; readonly query: Query };
  readonly topics: readonly Topic[];
};

/** Which papers were chosen, and why each of the others was not. */
export type Choice = { readonly matches: readonly Match[]; readonly left: readonly Left[] };

/** A paper not chosen, with the reason: the first that was met. */
export type Left = ListedPaper & { readonly because: LeftReason };

export type LeftReason =
  /** Only arXiv lists it, and the place asked for nothing in particular (`takesAnySource`). */
  | { readonly kind: 'list' }
  /** None of the topics asked for. */
  | { readonly kind: 'topics'; readonly topics: readonly string[] }
  /** The query does not match; what it lacks. */
  | { readonly kind: 'query'; readonly query: string; readonly missing: Missing };

/**
 * Chooses among papers, in the order in which they come. What is asked for by example needs the vectors of the papers and
 * of the examples.
 */
export function choose(
  candidates: readonly ListedPaper[],
  asked: Wish,
  now: Date,
  vectors: Vectors = new Map(),
): Choice {
  const wish = { ...withFoundPapers(asked, candidates, vectors), vectors };
  const matches: Match[] = [];
  const left: Left[] = [];
  for (const candidate of candidates) {
    const verdict = judge(candidate, wish, now);
    if (verdict.chosen) matches.push({ ...candidate, reasons: verdict.reasons });
    else left.push({ ...candidate, because: verdict.because });
  }
  return { matches, left };
}

function withFoundPapers(
  { query, topics }: Wish,
  candidates: readonly ListedPaper[],
  vectors: Vectors,
): Wish {
  if (!query) return { topics };
  const ids = candidates.map(({ paper }) => paper.id);
  return { topics, query: { ...query, query: withFound(query.query, ids, vectors) } };
}

/** Whether papers that only arXiv lists may come: where a subject is asked for. Its hundreds a day would drown a channel. */
export function takesAnySource({ query, topics }: Wish): boolean {
  return topics.length > 0 || (query !== undefined && asksForSubject(query.query));
}

/** The listing that a paper is chosen for: Hugging Face's, where it has one. */
export function chosenListing({ listings }: ListedPaper): Listing | undefined {
  return listings.find(({ source }) => source === 'huggingface') ?? listings[0];
}

/**
 * Whether a query names what its papers are about. Where it only narrows (`has:code`, `-survey`), it narrows Hugging
 * Face's list: nobody who types it means arXiv's hundreds.
 */
export function asksForSubject(query: Query): boolean {
  switch (query.kind) {
    case 'words':
    case 'author':
    case 'org':
    case 'category':
    case 'topic':
    case 'like':
      return true;
    case 'and':
      return query.queries.some(asksForSubject);
    case 'or':
      return query.queries.every(asksForSubject);
    default:
      return false;
  }
}

type Verdict =
  | { readonly chosen: true; readonly reasons: Match['reasons'] }
  | { readonly chosen: false; readonly because: LeftReason };

function judge(candidate: ListedPaper, wish: Wish & { readonly vectors: Vectors }, now: Date): Verdict {
  const { query, topics, vectors } = wish;
  const listing = chosenListing(candidate);
  if (!listing || (listing.source !== 'huggingface' && !takesAnySource(wish))) {
    return { chosen: false, because: { kind: 'list' } };
  }
  const paper = preparePaper(candidate);
  const found = topicsOf(paper, topics, now, vectors);
  if (topics.length > 0 && found.length === 0) {
    return { chosen: false, because: { kind: 'topics', topics: topics.map(({ id }) => id) } };
  }
  if (!query) return { chosen: true, reasons: reasonsFor(listing, found) };
  const outcome = matchPrepared(query.query, paper, now);
  if (!outcome.matched) {
    return { chosen: false, because: { kind: 'query', query: query.typed, missing: outcome.missing } };
  }
  return { chosen: true, reasons: reasonsFor(listing, found, { query: query.typed, words: outcome.words }) };
}

/** Why a paper was chosen: the list it stands on, the topics it finds, and the words by which it matches the query. */
export function reasonsFor(
  { source, day }: Listing,
  found: readonly TopicMatch[],
  asked?: { readonly query: string; readonly words: readonly string[] },
): Match['reasons'] {
  const ofTopics = found.map(({ topic, words }) => ({ kind: 'topic', topic: topic.id, words }) as const);
  return [
    { kind: 'list', source, day },
    ...ofTopics,
    ...(asked ? [{ kind: 'query', ...asked } as const] : []),
  ];
}
