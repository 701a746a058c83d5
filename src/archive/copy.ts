import { numberIn, textIn } from './rows.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';

/** Of which shared store a copy's file holds the papers, and the last change that it has. */
export type CopyState = { readonly store: string; readonly changed: number };

/** The same of the shared store itself, and the number of its newest paper. */
export type SharedState = CopyState & { readonly newest: number };

/** What a copy's file is a copy of; undefined where it is none yet. */
export function copyState(store: Store): CopyState | undefined {
  const row = store.read(() => store.prepare('SELECT store, changed FROM copy_of').get());
  return row && { store: textIn(row, 'store'), changed: numberIn(row, 'changed') };
}

/** Throws where the file is an archive of its own: its papers and choices would be lost under those of the shared store. */
export function refuseWhole(store: Store, path: string): void {
  const held = store.read(() =>
    store.prepare('SELECT EXISTS (SELECT 1 FROM papers) OR EXISTS (SELECT 1 FROM choices) AS held').get(),
  );
  if (!copyState(store) && held?.held === 1) throw new StoreError('whole', path);
}

/** Throws where the file is a copy's: what was saved in it alone would be seen by nobody else. */
export function refuseCopy(store: Store, path: string): void {
  if (copyState(store)) throw new StoreError('copy', path);
}

/**
 * Makes the file a copy of this shared store, empty where it was one of another, or has what this one has not: as after the
 * shared store was put back from a backup. Whether it had to be emptied.
 */
export function beginCopy(store: Store, shared: SharedState): boolean {
  const known = copyState(store);
  if (known?.store === shared.store && known.changed <= shared.changed && newest(store) <= shared.newest)
    return false;
  store.write(() => emptyCopy(store, shared.store));
  return known !== undefined;
}

/** Takes all papers out, and all that is worked out from them, in the caller's transaction. */
export function emptyCopy(store: Store, of: string): void {
  store.run(`
    INSERT INTO words (words) VALUES ('delete-all');
    DELETE FROM bags; DELETE FROM vocabulary; DELETE FROM standings;
    DELETE FROM vectors; DELETE FROM vector_signs; DELETE FROM unembedded;
    UPDATE vectors_made_by SET changes = changes + 1;
    DELETE FROM listings; DELETE FROM papers; DELETE FROM copy_of;`);
  store.prepare('INSERT INTO copy_of (store, changed) VALUES (?, 0)').run(of);
}

/** Notes the last change that the copy has, in the transaction that brings it. */
export function noteChanged(store: Store, changed: number): void {
  store.prepare('UPDATE copy_of SET changed = ?').run(changed);
}

function newest(store: Store): number {
  const row = store.read(() => store.prepare('SELECT coalesce(max(number), 0) AS newest FROM papers').get());
  return numberIn(row ?? {}, 'newest');
}
