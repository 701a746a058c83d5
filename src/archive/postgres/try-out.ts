import type { PaperId } from '../../paper.ts';
import type { Row } from '../rows.ts';
import type { Store } from '../store.ts';
import { paperColumns } from './shared-papers.ts';

/**
 * Does work in the copy and takes it back: what it answered, and the papers of these ids that it made or changed, as their rows
 * are then. So the shared store is changed by the very rules that one file is changed by.
 */
export function tryOut<Result>(
  store: Store,
  ids: readonly PaperId[],
  work: () => Result,
): { readonly result: Result; readonly changed: readonly Row[] } {
  return store.write(() => {
    const before = rowsOf(store, ids);
    store.run('SAVEPOINT trying_out');
    const result = work();
    const after = rowsOf(store, ids);
    store.run('ROLLBACK TO trying_out; RELEASE trying_out');
    const changed = [...after].flatMap(([id, row]) => (isAlike(row, before.get(id)) ? [] : [row]));
    return { result, changed };
  });
}

function rowsOf(store: Store, ids: readonly PaperId[]): ReadonlyMap<PaperId, Row> {
  const one = store.prepare(
    `SELECT ${paperColumns}, (
       SELECT json_group_array(json_object(
         'paper', paper, 'day', day, 'source', source, 'rank', rank, 'votes', votes, 'comments', comments
       ) ORDER BY day, source) FROM listings WHERE paper = number) AS listings
     FROM papers WHERE id = ?`,
  );
  const rows = [...new Set(ids)].map((id) => [id, one.get(id)] as const);
  return new Map(rows.flatMap(([id, row]) => (row ? [[id, row] as const] : [])));
}

function isAlike(one: Row, other: Row | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
