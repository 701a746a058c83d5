import type { PaperId } from '../paper.ts';
import type { Query } from './query.ts';

/** How near in percent a paper must be where nobody says: about as near as two papers on one narrow subject are. */
const usualLikeness = 50;

/** Unit vectors of papers, as the archive keeps them. */
export type Vectors = ReadonlyMap<PaperId, Float32Array>;

/** The papers that a query names as examples: whoever asks it of papers needs their vectors too. */
export function examplesIn(query: Query): readonly PaperId[] {
  switch (query.kind) {
    case 'like':
      return query.papers;
    case 'and':
    case 'or':
      return [...new Set(query.queries.flatMap(examplesIn))];
    case 'not':
    case 'topic':
      return examplesIn(query.query);
    default:
      return [];
  }
}

/** The query, with what of these papers is like its examples; an example is like itself, and a paper without a vector like nothing. */
export function withFound(query: Query, papers: readonly PaperId[], vectors: Vectors): Query {
  return examplesIn(query).length > 0 ? found(query, papers, vectors) : query;
}

function found(query: Query, papers: readonly PaperId[], vectors: Vectors): Query {
  switch (query.kind) {
    case 'like': {
      const middle = middleOf(query.papers, vectors);
      const isLike = (id: PaperId) => likeness(vectors.get(id), middle) >= (query.least ?? usualLikeness);
      return { ...query, found: new Set(papers.filter(isLike)) };
    }
    case 'and':
    case 'or':
      return { ...query, queries: query.queries.map((part) => found(part, papers, vectors)) };
    case 'not':
    case 'topic':
      return { ...query, query: found(query.query, papers, vectors) };
    default:
      return query;
  }
}

/** Whether the query names examples and leaves open how near is near. */
export function leavesLikenessOpen(query: Query): boolean {
  switch (query.kind) {
    case 'like':
      return query.least === undefined;
    case 'and':
    case 'or':
      return query.queries.some(leavesLikenessOpen);
    case 'not':
      return leavesLikenessOpen(query.query);
    default:
      return false;
  }
}

/** The query, with that nearness in percent asked of whatever is to be like its examples. */
export function withLikeness(query: Query, least: number): Query {
  switch (query.kind) {
    case 'like':
      return { ...query, least };
    case 'and':
    case 'or':
      return { ...query, queries: query.queries.map((part) => withLikeness(part, least)) };
    case 'not':
      return { ...query, query: withLikeness(query.query, least) };
    default:
      return query;
  }
}

/** The direction between all of these papers that have a vector; undefined where none has. */
export function middleOf(papers: readonly PaperId[], vectors: Vectors): Float32Array | undefined {
  const known = papers.flatMap((id) => vectors.get(id) ?? []);
  const [first] = known;
  if (!first) return undefined;
  const sum = first.map((_, at) => known.reduce((total, vector) => total + (vector[at] ?? 0), 0));
  const length = Math.hypot(...sum);
  return length === 0 ? undefined : sum.map((value) => value / length);
}

/** How near two directions are, in percent of the same; 0 where one is missing. */
export function likeness(one: Float32Array | undefined, other: Float32Array | undefined): number {
  if (!one || !other || one.length !== other.length) return 0;
  return 100 * one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}
