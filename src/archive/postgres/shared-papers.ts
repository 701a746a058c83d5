import type { SharedState } from '../copy.ts';
import { factColumns } from '../paper-rows.ts';
import { numberIn, type Row, textIn } from '../rows.ts';
import type { Ask } from './connection.ts';

/** The columns of a paper that the shared store and each copy have alike: row numbers too, so that they all sort alike. */
export const paperColumns = `number, ${factColumns}, seen_at, own_gist, own_gist_by`;

export async function sharedState({ ask }: Ask): Promise<SharedState> {
  return stateIn(
    await ask(
      'SELECT store, changed, (SELECT coalesce(max(number), 0) FROM papers) AS newest FROM paper_changes',
    ),
  );
}

/**
 * Lets nobody else change papers until the caller's transaction ends, so that changes are seen in the order of their numbers;
 * answers the number for the next one. That is the microseconds since 1970, so that no number is given out twice, not even
 * where the database was put back from a backup.
 */
export async function lockPapers({ ask }: Ask): Promise<number> {
  const [row] = await ask(
    `SELECT greatest(changed + 1, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint) AS next
     FROM paper_changes FOR UPDATE`,
  );
  return numberIn(row ?? {}, 'next');
}

/** Papers that changed after this one, in the order of their changes; their listings stand in a column, as JSON. */
export async function papersChangedAfter(
  { ask }: Ask,
  changed: number,
  limit: number,
): Promise<readonly Row[]> {
  return ask(
    `SELECT ${paperColumns}, changed, (
       SELECT coalesce(json_agg(listings), '[]')::text FROM listings WHERE paper = number) AS listings
     FROM papers WHERE changed > $1 ORDER BY changed LIMIT $2`,
    changed,
    limit,
  );
}

export async function countChangedAfter({ ask }: Ask, changed: number): Promise<number> {
  const [row] = await ask('SELECT count(*) AS papers FROM papers WHERE changed > $1', changed);
  return numberIn(row ?? {}, 'papers');
}

/** Writes rows as a copy has them, the first as change number `next`, in the transaction that locked the papers. */
export async function writePapers({ ask }: Ask, rows: readonly Row[], next: number): Promise<void> {
  if (rows.length === 0) return;
  const papers = JSON.stringify(rows.map((row, at) => ({ ...row, changed: next + at })));
  const columns = `${paperColumns}, changed`;
  const theirs = columns.split(', ').map((column) => `excluded.${column}`);
  const written = await ask(
    `INSERT INTO papers AS known (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::papers, $1::json)
     ON CONFLICT (number) DO UPDATE SET (${columns}) = (${theirs}) WHERE known.id = excluded.id RETURNING number`,
    papers,
  );
  if (written.length < rows.length)
    throw new RangeError('Another paper has the number of one that was saved.');
  await ask(
    'DELETE FROM listings WHERE paper = ANY($1::bigint[])',
    rows.map((row) => numberIn(row, 'number')),
  );
  await ask(
    `INSERT INTO listings SELECT listing.* FROM json_array_elements($1::json) AS paper,
       json_populate_recordset(NULL::listings, (paper ->> 'listings')::json) AS listing`,
    papers,
  );
  await ask('UPDATE paper_changes SET changed = $1', next + rows.length - 1);
}

function stateIn([row = {}]: readonly Row[]): SharedState {
  return {
    store: textIn(row, 'store'),
    changed: numberIn(row, 'changed'),
    newest: numberIn(row, 'newest'),
  };
}
