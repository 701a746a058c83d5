import { arxivIdIn } from '../paper.ts';
import type { Query } from '../query/query.ts';
import type { Softened } from '../query/soft-words.ts';
import { nameWordsOf } from '../query/words.ts';
import { countFound, firstFound, foundAmong } from './found-rows.ts';
import { numberIn } from './rows.ts';
import { searchSql } from './search-sql.ts';
import type { Store } from './store.ts';
import { papersHolding } from './vocabulary.ts';

/** Row numbers of papers that may be shown, by how they were found. */
export type Candidates = {
  /** They hold all that was asked for; where very many do, the likeliest of them. */
  readonly exact: readonly number[];
  /** How many papers hold all that was asked for; where there are more than that, `isMore`. */
  readonly total: number;
  readonly isMore: boolean;
  /** They are what the words name: an author's papers, or the one of an id. */
  readonly named: readonly number[];
  /** Near in meaning, or holding some of the words. */
  readonly others: readonly number[];
};

/** Counting on takes a common word of a million papers many times as long, and tells a reader nothing. */
const mostCounted = 10_000;

/** More papers than this are not scored. */
const mostScored = 600;
/** Where fewer papers hold all the words, those that hold some are looked at, and those by an author of that name. */
const enough = 10;
const mostNamed = 200;
/** Papers that any of the words chosen for it may find: an OR of common words would find half the archive. */
const mostPartial = 400;

/** The papers worth scoring for a query; `near` are the nearest in meaning to its words. */
export function candidatesFor(
  store: Store,
  query: Query,
  softened: Softened,
  near: readonly number[],
  now: Date,
): Candidates {
  const sql = searchSql(query, now);
  const all = firstFound(store, sql, mostScored + 1, true);
  const isMany = all.length > mostScored;
  const named = namedBy(store, query, softened, all.length < enough, now);
  const partial = all.length < enough ? partly(store, softened, now) : [];
  // Whether a paper holds all of it, only the index knows: the halves of `image-text` may stand apart in a paper.
  const exact = isMany
    ? [...new Set([...titled(store, query, now), ...all, ...foundAmong(store, sql, [...near, ...named])])]
    : all;
  const count = isMany ? countFound(store, sql, mostCounted + 1) : all.length;
  return {
    exact,
    total: Math.min(count, mostCounted),
    isMore: count > mostCounted,
    named,
    others: [...new Set([...near, ...partial])],
  };
}

/** Of very many papers, beside the newest and those near in meaning: the newest that say it in their titles. */
function titled(store: Store, query: Query, now: Date): readonly number[] {
  return firstFound(store, searchSql(inTitles(query), now), mostScored / 2, true);
}

function inTitles(query: Query): Query {
  if (query.kind === 'words') return { ...query, field: 'title' };
  return query.kind === 'and' ? { kind: 'and', queries: query.queries.map(inTitles) } : query;
}

/** One word alone is an author's name only where hardly any paper says it: "long" is a word first. */
function namedBy(
  store: Store,
  query: Query,
  { words, typed }: Softened,
  isRare: boolean,
  now: Date,
): readonly number[] {
  const id = arxivIdIn(typed);
  const row = id === undefined ? undefined : store.prepare('SELECT number FROM papers WHERE id = ?').get(id);
  const own = row ? [numberIn(row, 'number')] : [];
  if (!isBare(query) || words.length > 5 || (words.length < 2 && !isRare)) return own;
  const name = { kind: 'author', words: nameWordsOf(typed), typed } as const;
  return [...own, ...firstFound(store, searchSql(name, now), mostNamed, true)];
}

/** Nothing but words side by side, as a name is. */
function isBare(query: Query): boolean {
  return (
    query.kind === 'words' || (query.kind === 'and' && query.queries.every(({ kind }) => kind === 'words'))
  );
}

/** Papers that hold some of the words, the rarest of them: as many words as find no more than `mostPartial` papers. */
function partly(store: Store, { soft, hard }: Softened, now: Date): readonly number[] {
  if (soft.length < 2) return [];
  const known = [...papersHolding(store, soft)].filter(([, papers]) => papers > 0);
  const rarest = known.toSorted(([, one], [, other]) => one - other);
  const chosen = rarest.filter((_, at) => sum(rarest.slice(0, at + 1)) <= mostPartial);
  if (chosen.length === 0) return [];
  const queries = chosen.map(
    ([word]) => ({ kind: 'words', words: [word], field: 'text', typed: word }) as const,
  );
  const query: Query = { kind: 'and', queries: [hard, { kind: 'or', queries }] };
  return firstFound(store, searchSql(query, now), mostScored, true);
}

function sum(counts: readonly (readonly [word: string, papers: number])[]): number {
  return counts.reduce((sum, [, papers]) => sum + papers, 0);
}
