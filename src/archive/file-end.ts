import { existsSync } from 'node:fs';
import { OperatorError } from '../operator-error.ts';
import { refuseCopy } from './copy.ts';
import type { MoveEnd, PutRows } from './move.ts';
import { openFile } from './open-file.ts';
import { numberIn } from './rows.ts';
import { refreshStanding } from './save-listings.ts';
import type { Store } from './store.ts';
import { queueForVector } from './vector-rows.ts';
import { makeWhole, standingAt } from './whole-file.ts';

/** A store in one SQLite file, as an end of a move: `finish` has the last word on one that was filled. */
export function fileEnd(
  path: string,
  finish: (store: Store) => Promise<void> = async () => undefined,
): MoveEnd {
  return {
    shownAs: path,
    read: async (work) => {
      if (!existsSync(path)) throw new OperatorError(`There is no file ${path}: name a store.`);
      const store = openFile(path, refuseCopy, { existing: true });
      try {
        store.run('BEGIN');
        return await work(store.ask);
      } finally {
        store.close();
      }
    },
    fill: async (work) => {
      const stands = standingAt(path);
      if (stands !== undefined)
        throw new OperatorError(
          `There is a file ${stands} already: move it away first, so that nothing is lost.`,
        );
      await makeWhole(path, async (growing) => {
        const store = openFile(growing, () => undefined, {});
        try {
          // What is lost with the power is made anew: it gets its name once it is on the disk.
          store.run('PRAGMA synchronous = OFF');
          await work(putInto(store));
          // Whoever opens it first reads the papers into the index.
          store.run('DELETE FROM words_made_as');
          await finish(store);
        } finally {
          store.close();
        }
      });
    },
  };
}

function putInto(store: Store): PutRows {
  return async ({ name, columns }, rows) =>
    store.write(() => {
      const insert = store.prepare(`INSERT INTO ${name} (${columns}) VALUES (${columns.map(() => '?')})`);
      for (const row of rows) insert.run(...columns.map((column) => row[column] ?? null));
      if (name === 'papers') for (const number of numbersIn(rows, 'number')) queueForVector(store, number);
      // By the paper alone, and anew by its listings.
      const sorted = name === 'papers' ? 'number' : name === 'listings' ? 'paper' : undefined;
      if (sorted) for (const number of numbersIn(rows, sorted)) refreshStanding(store, number);
    });
}

function numbersIn(rows: Parameters<PutRows>[1], column: string): readonly number[] {
  return [...new Set(rows.map((row) => numberIn(row, column)))];
}
