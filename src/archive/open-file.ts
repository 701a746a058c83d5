import { type Indexing, keepIndexTrue } from './index-again.ts';
import { migrate, refuseForeign } from './migrations.ts';
import { steps } from './steps.ts';
import { openStore, type Store, useWal } from './store.ts';

export type FileOptions = {
  /** How long to wait for another program's lock before giving up. */
  readonly busyMs?: number;
  /** Only what is one of our stores already is opened; an empty file is refused as another program's. */
  readonly existing?: true;
  /** Told how far it is, where all papers must be read into the search index anew: once after some upgrades. */
  readonly indexing?: Indexing;
};

/**
 * Opens one of our SQLite files, making it, its folder and its tables where they are missing. Throws a `StoreError` where that
 * cannot be done, or where `refuse` does; a file that is not ours is left as it was.
 */
export function openFile(
  path: string,
  refuse: (store: Store, path: string) => void,
  { busyMs = 5_000, existing, indexing = () => undefined }: FileOptions,
): Store {
  const store = openStore(path, busyMs);
  try {
    refuseForeign(store, path, steps, existing);
    useWal(store);
    migrate(store, steps);
    refuse(store, path);
    keepIndexTrue(store, indexing);
  } catch (error) {
    store.close();
    throw error;
  }
  return store;
}
