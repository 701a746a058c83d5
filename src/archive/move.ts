import type { AnyStore } from './any-store.ts';
import { countRows, type MovedTable, movedTables, pagesOf } from './moved-tables.ts';
import type { Row } from './rows.ts';

/** One of the two stores of a move. */
export type MoveEnd = {
  /** Its path or address, without a password. */
  readonly shownAs: string;
  /** Reads that see one moment of it. Throws an `OperatorError` where it is no store of this version. */
  readonly read: <Result>(work: (ask: AnyStore['ask']) => Promise<Result>) => Promise<Result>;
  /** Fills it, whole or not at all. Throws an `OperatorError` where it holds anything already. */
  readonly fill: (work: (put: PutRows) => Promise<void>) => Promise<void>;
};

/** Writes rows into a table. */
export type PutRows = (table: MovedTable, rows: readonly Row[]) => Promise<void>;

/** Called as rows are carried over. */
export type Moving = (done: number, of: number) => void;

/** When a bot was last at work on the store; undefined where none ever was. */
export async function lastPresence(from: MoveEnd): Promise<Date | undefined> {
  const [row] = await from.read((ask) => ask('SELECT max(seen) AS seen FROM presence'));
  return typeof row?.seen === 'string' ? new Date(row.seen) : undefined;
}

/** Carries all that we remember from one store into an empty one, row by row; resolves to the number of rows. */
export async function moveStore(from: MoveEnd, to: MoveEnd, moving: Moving): Promise<number> {
  return from.read(async (ask) => {
    const of = await countRows(ask);
    await to.fill(async (put) => {
      let done = 0;
      for (const table of movedTables)
        for await (const rows of pagesOf(ask, table)) {
          await put(table, rows);
          done += rows.length;
          moving(done, of);
        }
    });
    return of;
  });
}
