import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { OperatorError } from '../operator-error.ts';
import { outboxIn } from './outbox.ts';
import { openStore, type Store } from './store.ts';

/**
 * Writes a copy of the whole store as it is at one moment, while others go on reading and writing. The file gets its name
 * once it is whole and on the disk; one that is there already is left alone. What was not sent then may have been sent since:
 * whoever goes on from the file has the platforms look first.
 */
export async function backupTo(store: Store, file: string): Promise<void> {
  if (existsSync(file)) throw new OperatorError(`There is a file ${file} already: name another one.`);
  const growing = `${file}.part`;
  try {
    await rm(growing, { force: true });
    store.prepare('VACUUM INTO ?').run(growing);
    await doubtUnsent(growing);
    const written = await open(growing, 'r+');
    await written.sync();
    await written.close();
    await rename(growing, file);
  } catch (error) {
    await rm(growing, { force: true });
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
