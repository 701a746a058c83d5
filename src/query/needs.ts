import { type FactNumbers, factsNamed, isCommon } from './facts.ts';
import type { Query } from './query.ts';

/** How many papers a fact is likely to stand in, by its number; only for comparing. */
type Commonness = readonly number[];

/** What many follows name stands in many papers, too. `times` says how many follow a query. */
export function commonnessIn(
  queries: readonly { readonly query: Query; readonly times: number }[],
  numbers: FactNumbers,
): Commonness {
  const counts: number[] = [];
  for (const { query, times } of queries) count(query, times, numbers, counts);
  return counts;
}

/**
 * Alternatives of which a paper must hold one, or it cannot match: of facts that must all be there, the rarest; of
 * either side of an OR, all of both. Undefined where a query needs nothing, as `-survey` or `upvotes>=20`.
 */
export function needsOf(
  query: Query,
  numbers: FactNumbers,
  common: Commonness,
): readonly number[] | undefined {
  const weigh = (facts: readonly number[]) => facts.reduce((sum, fact) => sum + (common[fact] ?? 0), 0);
  const named = factsNamed(query)?.facts.map(numbers.of);
  if (named) return named.map((fact) => [fact]).toSorted((a, b) => weigh(a) - weigh(b))[0];
  if (query.kind === 'topic') return needsOf(query.query, numbers, common);
  if (query.kind !== 'and' && query.kind !== 'or') return undefined;
  const parts = query.queries.map((part) => needsOf(part, numbers, common));
  if (query.kind === 'or') return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
  return parts.filter((part) => part !== undefined).toSorted((a, b) => weigh(a) - weigh(b))[0];
}

/** Adds what a query names; nothing for what it leaves out, by which no paper is found. */
function count(query: Query, times: number, numbers: FactNumbers, counts: number[]): void {
  if (query.kind === 'topic') count(query.query, times, numbers, counts);
  if (query.kind === 'and' || query.kind === 'or') {
    for (const part of query.queries) count(part, times, numbers, counts);
  }
  for (const fact of factsNamed(query)?.facts ?? []) {
    const number = numbers.of(fact);
    counts[number] = (counts[number] ?? (isCommon(fact) ? 1e6 : 0)) + times;
  }
}
