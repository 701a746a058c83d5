import { numberIn, type Row } from './rows.ts';
import { allOf, type SearchSql } from './search-sql.ts';
import type { Store } from './store.ts';

/** Row numbers of papers that a query finds, up to `limit` of them; the newest in the store first where `newest` says so. */
export function firstFound(store: Store, sql: SearchSql, limit: number, newest = false): readonly number[] {
  const { text, values } = foundBy(sql);
  const order = newest ? `ORDER BY ${sql.match === undefined ? 'paper' : 'words.rowid'} DESC` : '';
  return store
    .prepare(`${text} ${order} LIMIT ?`)
    .all(...values, limit)
    .map(paperNumber);
}

/** How many papers a query finds, counted no further than `most`. */
export function countFound(store: Store, sql: SearchSql, most: number): number {
  const { text, values } = foundBy(sql);
  const limit = Number.isFinite(most) ? most : -1;
  const row = store.prepare(`SELECT count(*) AS papers FROM (${text} LIMIT ?)`).get(...values, limit);
  return numberIn(row ?? {}, 'papers');
}

/** Those of the papers that the query finds, in the order given. */
export function foundAmong(
  store: Store,
  { match, where }: SearchSql,
  numbers: readonly number[],
): readonly number[] {
  const { text, values } = allOf(where);
  const holds = match === undefined ? '' : `AND ${holdsBy(store, match, numbers.length)}`;
  return store
    .prepare(
      `SELECT paper FROM (SELECT key, value FROM json_each(?)) AS given CROSS JOIN standings ON paper = given.value
         WHERE ${text} ${holds} ORDER BY given.key`,
    )
    .all(JSON.stringify(numbers), ...values, ...(match === undefined ? [] : [match]))
    .map(paperNumber);
}

/** Walking all papers that hold the words takes 1 ms a thousand; asking for each paper alone takes 0.1 ms a paper. */
function holdsBy(store: Store, match: string, asked: number): string {
  const commonFrom = Math.min(mostWalked, asked * 100);
  const isCommon = countFound(store, { match, ranked: false, where: [] }, commonFrom) === commonFrom;
  return isCommon
    ? 'EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND rowid = given.value)'
    : 'given.value IN (SELECT rowid FROM words WHERE words MATCH ?)';
}

const mostWalked = 100_000;

/** The word index chooses first where it can: CROSS JOIN keeps SQLite from beginning with the other table. */
function foundBy({ match, where }: SearchSql): { text: string; values: (string | number)[] } {
  const { text, values } = allOf(where);
  if (match === undefined) return { text: `SELECT paper FROM standings WHERE ${text}`, values };
  const table = where.length > 0 ? 'words CROSS JOIN standings ON paper = words.rowid' : 'words';
  return {
    text: `SELECT words.rowid AS paper FROM ${table} WHERE words MATCH ? AND ${text}`,
    values: [match, ...values],
  };
}

function paperNumber(row: Row): number {
  return numberIn(row, 'paper');
}
