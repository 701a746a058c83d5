import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import type { Archive } from '../archive/archive.ts';
import { isFolder, makeFolderOf } from '../archive/folder.ts';
import { openArchive } from '../archive/open.ts';
import { StoreError, type StoreTrouble } from '../archive/store-error.ts';
import { makeWhole, standingAt } from '../archive/whole-file.ts';
import { OperatorError } from '../operator-error.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';

/** Puts a backup where the store belongs. */
export const restoreCommand: OperatorCommand = {
  name: 'restore',
  usage: 'FILE',
  summary: 'Make the store from a backup; a store that stands there already is left alone',
  run: async (world, words) => {
    const read = readOptions(words, {});
    if (typeof read === 'string') return misread(world, read);
    const [file, ...more] = read.positionals;
    if (file === undefined || more.length > 0)
      return misread(world, 'Name one file: restore paperboy-backup.db');
    const { store, shared } = world.settings;
    if (shared)
      return misread(
        world,
        `PAPERBOY_STORE is a database: carry the backup into an empty one, with move ${file}.`,
      );
    refuseWhatStands(file, store);
    const papers = await restore(file, store);
    world.screen.write(`${store} holds ${papers} papers, and all else that ${file} holds\n`);
    return 0;
  },
};

function refuseWhatStands(file: string, store: string): void {
  if (!existsSync(file)) throw new OperatorError(`There is no file ${file}: name a backup.`);
  if (existsSync(`${file}-wal`))
    throw new OperatorError(
      `${file} is not whole without ${file}-wal: make a backup of it first, with backup FILE.`,
    );
  if (isFolder(store)) throw new StoreError('folder', store);
  const stands = standingAt(store);
  if (stands !== undefined)
    throw new OperatorError(
      `There is ${stands === store ? 'a store' : 'a part of a store,'} ${stands}${stands === store ? '' : ','} already: move it away first, so that nothing is lost.`,
    );
}

/** Works on a copy, which gets the store's name once it is whole: the backup stays as it is. Resolves to the number of papers. */
async function restore(file: string, store: string): Promise<number> {
  try {
    makeFolderOf(store);
    return await makeWhole(store, async (growing) => {
      await copyFile(file, growing);
      return ready(await opened(growing, file));
    });
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`The store ${store} could not be made (${why}).`, { cause: error });
  }
}

/** What was to be sent when the backup was made may have been sent since: the platforms look before they send it. */
async function ready(archive: Archive): Promise<number> {
  try {
    await archive.outbox.doubtAll();
    return await archive.papers.count();
  } finally {
    await archive.close();
  }
}

/** Opened as a store, it is looked at: one that is damaged, newer or none of ours says so. */
async function opened(growing: string, file: string): Promise<Archive> {
  try {
    return await openArchive(growing, { existing: true });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const why = notOurs[error.trouble];
    throw new OperatorError(why ? `${file} ${why}` : error.message.replaceAll(growing, file), {
      cause: error,
    });
  }
}

const notOurs: Readonly<Partial<Record<StoreTrouble, string>>> = {
  foreign: "is no backup of Paperboy's: name one.",
  damaged: "is no backup of Paperboy's, or is damaged: name another one.",
};
