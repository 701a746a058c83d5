import type { ListedPaper, Match, Reason } from '../match.ts';
import { type Vectors, withFound } from '../query/likeness.ts';
import { type Missing, matchPrepared, preparePaper } from '../query/match.ts';
import type { Query } from '../query/query.ts';
import type { Topic } from '../topic.ts';
import { topicsOf } from './topics.ts';

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
  /** Only arXiv lists it, and the place asked for nothing in particular: its hundreds a day would drown a channel. */
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

/** How many were left for each kind of reason. */
export function countLeft(left: readonly Left[]): Readonly<Record<LeftReason['kind'], number>> {
  const counts = { list: 0, topics: 0, query: 0 };
  for (const { because } of left) counts[because.kind]++;
  return counts;
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

function judge(
  candidate: ListedPaper,
  { query, topics, vectors }: Wish & { readonly vectors: Vectors },
  now: Date,
): Verdict {
  const listing = candidate.listings.find(({ source }) => source === 'huggingface') ?? candidate.listings[0];
  const anySource = topics.length > 0 || (query !== undefined && asksForSubject(query.query));
  if (!listing || (listing.source !== 'huggingface' && !anySource)) {
    return { chosen: false, because: { kind: 'list' } };
  }
  const paper = preparePaper(candidate);
  const found = topicsOf(paper, topics, now, vectors);
  if (topics.length > 0 && found.length === 0) {
    return { chosen: false, because: { kind: 'topics', topics: topics.map(({ id }) => id) } };
  }
  const reasons: Reason[] = found.map(({ topic, words }) => ({ kind: 'topic', topic: topic.id, words }));
  if (query) {
    const outcome = matchPrepared(query.query, paper, now);
    if (!outcome.matched) {
      return { chosen: false, because: { kind: 'query', query: query.typed, missing: outcome.missing } };
    }
    reasons.push({ kind: 'query', query: query.typed, words: outcome.words });
  }
  return { chosen: true, reasons: [{ kind: 'list', source: listing.source, day: listing.day }, ...reasons] };
}
