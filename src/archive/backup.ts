import { existsSync } from 'node:fs';
import { OperatorError } from '../operator-error.ts';
import { needFolderOf } from './folder.ts';
import { outboxIn } from './outbox.ts';
import { openStore, type Store } from './store.ts';
import { makeWhole } from './whole-file.ts';

/**
 * Writes a copy of the whole store as it is at one moment, while others go on reading and writing. The file gets its name
 * once it is whole and on the disk; one that is there already is left alone. What was not sent then may have been sent since:
 * whoever goes on from the file has the platforms look first.
 */
export async function backupTo(store: Store, file: string): Promise<void> {
  if (existsSync(file)) throw new OperatorError(`There is a file ${file} already: name another one.`);
  needFolderOf(file);
  try {
    await makeWhole(file, async (growing) => {
      store.prepare('VACUUM INTO ?').run(growing);
      await doubtUnsent(growing);
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`The backup ${file} could not be written (${why}).`, { cause: error });
  }
}

async function doubtUnsent(path: string): Promise<void> {
  const copy = openStore(path, 0);
  try {
    await outboxIn(copy).doubtAll();
  } finally {
    copy.close();
  }
}
