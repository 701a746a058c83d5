import type { AnyStore } from './any-store.ts';
import { factColumns } from './paper-rows.ts';
import { numberIn, type Row } from './rows.ts';

/** A table that is carried over whole, with the columns by which its rows are named and read in order. */
export type MovedTable = {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
};

/**
 * All that we remember, in both stores: a table that refers to another comes after it. Every other table is worked out from
 * these, or is about one store alone.
 */
export const movedTables: readonly MovedTable[] = [
  table('papers', 'number', `number, ${factColumns}, seen_at, own_gist, own_gist_by`),
  table('listings', 'paper, day, source', 'paper, day, source, rank, votes, comments'),
  table('readings', 'source, day', 'source, day, papers, changed_at, read_at, problem'),
  table('editions', 'number', 'number, place, name, due_at, planned_at'),
  table('had', 'place, paper', 'place, paper, edition'),
  table('bodies', 'hash', 'hash, body'),
  table(
    'deliveries',
    'number',
    `number, key, edition, part, place, platform, body, papers, files, thread, attempts, state, not_before, lease_until,
     message_id, reason, settled_at, first_tried_at, tried_at, in_doubt_since, trouble, failure_told`,
  ),
  table('told', 'reader, paper', 'reader, paper, told_at'),
  table('pauses', 'place', 'place, since, reason, everywhere, told, tries, ended_at'),
  table('holds', 'place', 'place, since'),
  table('presence', 'began', 'began, seen'),
  table('marks', 'reader, place, paper', 'reader, place, paper, verdict, at'),
  table('choices', 'key', 'key, value'),
  table('once', 'name', 'name, until'),
];

/** Tables that stay where they are: what is worked out from papers, and what a store notes of itself and of those at work on it. */
export const keptTables: readonly string[] = [
  'words',
  'words_made_as',
  'vocabulary',
  'bags',
  'standings',
  'vectors',
  'vector_signs',
  'vectors_made_by',
  'unembedded',
  'copy_of',
  'paper_changes',
  'runs',
  'steps',
];

/** Rows that are held in memory at once. */
const pageSize = 500;

/** The rows of a table, page by page. */
export async function* pagesOf(
  ask: AnyStore['ask'],
  { name, key, columns }: MovedTable,
): AsyncIterable<readonly Row[]> {
  const page = `ORDER BY ${key} LIMIT ${pageSize}`;
  const behind = `(${key}) > (${key.map((_, at) => `$${at + 1}`)})`;
  let rows = await ask(`SELECT ${columns} FROM ${name} ${page}`);
  while (rows.length > 0) {
    yield rows;
    const last = rows.at(-1) ?? {};
    rows = await ask(
      `SELECT ${columns} FROM ${name} WHERE ${behind} ${page}`,
      ...key.map((column) => valueIn(last, column)),
    );
  }
}

/** How many rows there are in all. */
export async function countRows(ask: AnyStore['ask']): Promise<number> {
  const counts = movedTables.map(({ name }) => `(SELECT count(*) FROM ${name})`).join(' + ');
  return numberIn((await ask(`SELECT ${counts} AS rows_held`))[0] ?? {}, 'rows_held');
}

function table(name: string, key: string, columns: string): MovedTable {
  return { name, key: key.split(/,\s*/), columns: columns.split(/,\s*/) };
}

function valueIn(row: Row, column: string): string | number {
  const value = row[column];
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new RangeError(`A row has no ${column}.`);
}
