import { OperatorError } from '../../operator-error.ts';
import { fileEnd } from '../file-end.ts';
import { moveStore } from '../move.ts';
import { outboxIn } from '../outbox.ts';
import { StoreError } from '../store-error.ts';
import type { Database } from './database.ts';
import { databaseEnd } from './database-end.ts';

/**
 * Writes all that copies share, as it is at one moment, into a SQLite file that is a store of its own. What was not sent then
 * may have been sent since: whoever goes on from the file has the platforms look first.
 */
export async function backupShared(database: Database, shownAs: string, file: string): Promise<void> {
  const target = fileEnd(file, (store) => outboxIn(store).doubtAll());
  try {
    await moveStore(databaseEnd(database, shownAs), target, () => undefined);
  } catch (error) {
    if (error instanceof OperatorError && !(error instanceof StoreError)) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`The backup ${file} could not be written (${why}).`, { cause: error });
  }
}
