import type { Query } from '../query/query.ts';
import type { SearchResult, SearchSort, SearchWish } from './archive.ts';
import { countFound } from './found-rows.ts';
import { papersOf } from './listed-papers.ts';
import { numberIn, type Row } from './rows.ts';
import { allOf, type SearchSql, searchSql } from './search-sql.ts';
import type { Store } from './store.ts';
import { indexColumns } from './words-index.ts';

/** How many papers the query finds, and those that the wish asks for, in its order. */
export function searchPapers(store: Store, query: Query, wish: SearchWish): SearchResult {
  const sql = searchSql(query, wish.now);
  if (wish.limit === 0) return { total: countFound(store, sql, Number.POSITIVE_INFINITY), papers: [] };
  const { total, page } =
    sql.match === undefined ? byFacts(store, sql, wish) : byWords(store, sql, wish, sql.match);
  return { total, papers: papersOf(store, page) };
}

/** The total, and the row numbers of the papers asked for. */
type Found = { readonly total: number; readonly page: readonly number[] };

/** What is alike comes by votes, then newest first; the id at last keeps the pages of a search from overlapping. */
const orders: Readonly<Record<SearchSort, string>> = {
  relevance: 'score, votes DESC, day DESC, id',
  votes: 'votes DESC, day DESC, id',
  date: 'day DESC, votes DESC, id',
};
const scored = `bm25(words, ${Object.values(indexColumns).join(', ')})`;

/** The word index is walked once, for the total and the page: a topic has dozens of words, and twice takes twice as long. */
function byWords(store: Store, sql: SearchSql, wish: SearchWish, match: string): Found {
  const { text, values } = allOf([{ sql: 'words MATCH ?', values: [match] }, ...sql.where]);
  const score = sql.ranked && wish.sort === 'relevance' ? scored : '0';
  // CROSS JOIN keeps SQLite from beginning with the other table.
  const table = sql.where.length > 0 ? 'words CROSS JOIN standings ON paper = words.rowid' : 'words';
  const rows = store
    .prepare(
      `WITH chosen AS MATERIALIZED (SELECT words.rowid AS number, ${score} AS score FROM ${table} WHERE ${text})
       SELECT paper, (SELECT count(*) FROM chosen) AS total
         FROM chosen CROSS JOIN standings ON paper = number ORDER BY ${orders[wish.sort]} LIMIT ? OFFSET ?`,
    )
    .all(...values, wish.limit, wish.offset);
  const [first] = rows;
  if (!first && (wish.offset > 0 || wish.limit === 0))
    return { ...byWords(store, sql, { ...wish, offset: 0, limit: 1 }, match), page: [] };
  return { total: first ? numberIn(first, 'total') : 0, page: rows.map(paperNumber) };
}

/** Without words the papers stand in an index in the order that is asked for. */
function byFacts(store: Store, { where }: SearchSql, wish: SearchWish): Found {
  const { text, values } = allOf(where);
  const order = orders[wish.sort === 'relevance' ? 'votes' : wish.sort];
  const total = store.prepare(`SELECT count(*) AS total FROM standings WHERE ${text}`).get(...values);
  const rows = store
    .prepare(`SELECT paper FROM standings WHERE ${text} ORDER BY ${order} LIMIT ? OFFSET ?`)
    .all(...values, wish.limit, wish.offset);
  return { total: numberIn(total ?? {}, 'total'), page: rows.map(paperNumber) };
}

function paperNumber(row: Row): number {
  return numberIn(row, 'paper');
}
