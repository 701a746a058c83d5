import { existsSync } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Archive } from '../archive/archive.ts';
import { openArchive } from '../archive/open.ts';
import { StoreError } from '../archive/store-error.ts';
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

/** SQLite writes beside a store what is not in it yet: beside another one, that would be read into it. */
const besides = ['-wal', '-shm'] as const;

function refuseWhatStands(file: string, store: string): void {
  if (!existsSync(file)) throw new OperatorError(`There is no file ${file}: name a backup.`);
  if (existsSync(`${file}-wal`))
    throw new OperatorError(
      `${file} is not whole without ${file}-wal: make a backup of it first, with backup FILE.`,
    );
  for (const path of [store, ...besides.map((end) => `${store}${end}`)])
    if (existsSync(path))
      throw new OperatorError(
        `There is ${path === store ? 'a store' : 'a part of a store,'} ${path} already: move it away first, so that nothing is lost.`,
      );
}

/** Works on a copy, which gets the store's name once it is whole: the backup stays as it is. Resolves to the number of papers. */
async function restore(file: string, store: string): Promise<number> {
  const growing = `${store}.part`;
  try {
    await mkdir(dirname(store), { recursive: true });
    await clear(growing);
    await copyFile(file, growing);
    const papers = await ready(await opened(growing, file));
    await sync(growing);
    await rename(growing, store);
    return papers;
  } catch (error) {
    await clear(growing);
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
    const why =
      error.trouble === 'foreign'
        ? `${file} is no store of Paperboy: name a backup.`
        : error.message.replaceAll(growing, file);
    throw new OperatorError(why, { cause: error });
  }
}

async function clear(growing: string): Promise<void> {
  for (const end of ['', ...besides]) await rm(`${growing}${end}`, { force: true });
}

async function sync(path: string): Promise<void> {
  const written = await open(path, 'r+');
  await written.sync();
  await written.close();
}
