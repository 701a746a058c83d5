import type { Day } from '../day.ts';
import type { Query } from '../query/query.ts';
import type { Span } from './archive.ts';
import { dayIn } from './paper-rows.ts';
import { numberIn } from './rows.ts';
import { allOf, searchSql } from './search-sql.ts';
import type { Store } from './store.ts';

/** How many papers the query finds on each day of the span. */
export function foundDays(store: Store, query: Query, { first, last, now }: Span): ReadonlyMap<Day, number> {
  const { match, where } = searchSql(query, now);
  const chosen = match === undefined ? [] : [{ sql: 'words MATCH ?', values: [match] }];
  const { text, values } = allOf([
    ...chosen,
    ...where,
    { sql: 'day BETWEEN ? AND ?', values: [first, last] },
  ]);
  // CROSS JOIN keeps SQLite from walking all papers and asking the word index of each.
  const table = match === undefined ? 'standings' : 'words CROSS JOIN standings ON paper = words.rowid';
  const rows = store
    .prepare(`SELECT day, count(*) AS papers FROM ${table} WHERE ${text} GROUP BY day`)
    .all(...values);
  return new Map(rows.map((row) => [dayIn(row, 'day'), numberIn(row, 'papers')]));
}
