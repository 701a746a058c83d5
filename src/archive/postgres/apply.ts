import { type CopyState, copyState, emptyCopy, noteChanged } from '../copy.ts';
import { paperIn } from '../paper-rows.ts';
import { numberIn, type Row, textIn } from '../rows.ts';
import { indexSaved } from '../save.ts';
import { refreshStanding } from '../save-listings.ts';
import type { Store } from '../store.ts';
import { isIndexedAlike } from '../words-index.ts';
import { paperColumns } from './shared-papers.ts';

/** What came of rows: the row numbers of papers whose words are new, or that the copy was emptied. */
type Applied = { readonly reworded: readonly number[]; readonly isEmptied: boolean };

/**
 * Brings rows of the shared store into the copy, together with the change up to which it has all then. Rows that it has already,
 * as from another program on the same file, are passed over. Where it has another paper in a paper's place it is emptied.
 */
export function applyRows(store: Store, rows: readonly Row[], reached: CopyState): Applied {
  return store.write(() => {
    const known = copyState(store);
    if (known?.store !== reached.store) return { reworded: [], isEmptied: false };
    const fresh = rows.filter((row) => numberIn(row, 'changed') > known.changed);
    if (fresh.some((row) => isOthers(store, row))) {
      emptyCopy(store, reached.store);
      return { reworded: [], isEmptied: true };
    }
    const reworded = fresh.filter((row) => applyRow(store, row)).map((row) => numberIn(row, 'number'));
    indexSaved(store, reworded);
    noteChanged(store, Math.max(known.changed, reached.changed));
    return { reworded, isEmptied: false };
  });
}

function isOthers(store: Store, row: Row): boolean {
  const others = store.prepare(
    'SELECT 1 FROM papers WHERE (number = ?1) <> (id = ?2) AND (number = ?1 OR id = ?2)',
  );
  return others.get(numberIn(row, 'number'), textIn(row, 'id')) !== undefined;
}

/** Whether its words are new to the index. */
function applyRow(store: Store, row: Row): boolean {
  const number = numberIn(row, 'number');
  const known = store.prepare('SELECT * FROM papers WHERE number = ?').get(number);
  const columns = paperColumns.split(', ');
  const theirs = columns.map((column) => `excluded.${column}`);
  store
    .prepare(
      `INSERT INTO papers (${paperColumns}) VALUES (${columns.map(() => '?')})
       ON CONFLICT (number) DO UPDATE SET (${paperColumns}) = (${theirs})`,
    )
    .run(...columns.map((column) => row[column] ?? null));
  store.prepare('DELETE FROM listings WHERE paper = ?').run(number);
  store
    .prepare(
      `INSERT INTO listings (paper, day, source, rank, votes, comments)
       SELECT ?, value ->> 'day', value ->> 'source', value ->> 'rank', value ->> 'votes', value ->> 'comments'
       FROM json_each(?)`,
    )
    .run(number, textIn(row, 'listings'));
  refreshStanding(store, number);
  return !known || !isIndexedAlike(paperIn(known), paperIn(row));
}
