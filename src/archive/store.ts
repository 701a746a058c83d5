import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { AnyStore } from './any-store.ts';
import { isFolder, makeFolderOf } from './folder.ts';
import type { Row } from './rows.ts';
import { asStoreError, StoreError } from './store-error.ts';
import { doNow } from './together.ts';

/** One SQLite file and the few ways in which the rooms of the archive use it. */
export type Store = AnyStore & {
  /** A statement of this text, prepared once while it is in use: searches bring new texts for ever. */
  readonly prepare: (sql: string) => StatementSync;
  /** The rows of one statement with its values, `$1` and on: what `ask` does, within work that goes on at once. */
  readonly rows: (sql: string, values: readonly (string | number | null)[]) => readonly Row[];
  /** Statements without results, several at once. */
  readonly run: (sql: string) => void;
  /** Reads that see one moment of the store. */
  readonly read: <Result>(work: () => Result) => Result;
  /** All or nothing, and nobody else writes meanwhile. */
  readonly write: <Result>(work: () => Result) => Result;
  readonly close: () => void;
};

/**
 * Readers and one writer side by side (WAL), and what a transaction wrote is on the disk when it ends (FULL), so that a
 * part that was sent is not forgotten. That costs one fsync a transaction: little beside saving 500 papers. What was written
 * goes from the log into the file every 16 MB, where SQLite would do it every 4: in a morning of 100,000 digests many pages are
 * written again and again, and a third less time goes by waiting for the disk.
 */
export function useWal(store: Store): void {
  store.run('PRAGMA journal_mode = WAL');
  store.run('PRAGMA synchronous = FULL');
  store.run('PRAGMA wal_autocheckpoint = 4000');
}

/** Opens the file, making it and its folder where they are missing. Waits up to `busyMs` for another program's lock. */
export function openStore(path: string, busyMs: number): Store {
  ensureWritable(path);
  return translated(path, () => {
    const database = new DatabaseSync(path, { timeout: busyMs });
    return storeOn(database, path);
  });
}

function storeOn(database: DatabaseSync, path: string): Store {
  const prepared = new Map<string, StatementSync>();
  const within = <Result>(begin: string, work: () => Result): Result =>
    translated(path, () => {
      if (database.isTransaction) return work();
      database.exec(begin);
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        // A full disk ends the transaction by itself.
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    });
  const prepare = (sql: string): StatementSync => {
    const known = prepared.get(sql);
    if (known) return known;
    if (prepared.size >= 200) prepared.clear();
    const made = translated(path, () => database.prepare(sql));
    prepared.set(sql, made);
    return made;
  };
  const rows: Store['rows'] = (sql, values) =>
    within('BEGIN', () =>
      prepare(sql).all(Object.fromEntries(values.map((value, at) => [`$${at + 1}`, value]))),
    );
  return {
    prepare,
    rows,
    ask: async (sql, ...values) => rows(sql, values),
    together: async (work) =>
      within('BEGIN IMMEDIATE', () => doNow(work(), ({ sql, values }) => rows(sql, values))),
    textsOf: (value) => `json_each(${value}) AS texts`,
    run: (sql) => translated(path, () => database.exec(sql)),
    read: (work) => within('BEGIN', work),
    write: (work) => within('BEGIN IMMEDIATE', work),
    close: () => database.close(),
  };
}

function translated<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asStoreError(error, path);
  }
}

/** SQLite would say "unable to open", or open it for reading and fail at the first paper. */
function ensureWritable(path: string): void {
  try {
    if (isFolder(path)) throw new StoreError('folder', path);
    makeFolderOf(path);
    accessSync(dirname(path), constants.W_OK);
    if (existsSync(path)) accessSync(path, constants.W_OK);
  } catch (error) {
    throw error instanceof StoreError ? error : new StoreError('unwritable', path, { cause: error });
  }
}
