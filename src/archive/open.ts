import type { Archive } from './archive.ts';
import { backupTo } from './backup.ts';
import { choicesIn } from './choices.ts';
import { forgetReader } from './forget.ts';
import { keepIndexTrue } from './index-again.ts';
import { mailboxesIn } from './mailboxes.ts';
import { marksIn } from './marks.ts';
import { meaningIn, type OpenEmbedder } from './meaning.ts';
import { migrate, refuseForeign } from './migrations.ts';
import { outboxIn } from './outbox.ts';
import { papersIn } from './papers.ts';
import { readingsIn } from './readings.ts';
import { steps } from './steps.ts';
import { openStore, useWal } from './store.ts';

export type ArchiveOptions = {
  /** How long to wait for another program's lock before giving up. */
  readonly busyMs?: number;
  /** Only what is one of our stores already is opened; an empty file is refused as another program's. */
  readonly existing?: true;
  /** Told, in a sentence for the operator, of what the store holds and we cannot read. */
  readonly warn?: (sentence: string) => void;
  /** Opens the model that says what papers mean, once it is needed; without one papers are found by their words alone. */
  readonly embedder?: OpenEmbedder;
  /** Told how far it is, where all papers must be read into the search index anew: once after some upgrades. */
  readonly indexing?: (done: number, of: number) => void;
};

/**
 * Opens the archive in one SQLite file, making the file, its folder and its tables where they are missing. Throws a
 * `StoreError` where that cannot be done, and leaves a store that is not ours as it was.
 */
export async function openArchive(path: string, options: ArchiveOptions = {}): Promise<Archive> {
  const store = openStore(path, options.busyMs ?? 5_000);
  try {
    refuseForeign(store, path, steps, options.existing);
    useWal(store);
    migrate(store, steps);
    keepIndexTrue(store, options.indexing ?? (() => undefined));
  } catch (error) {
    store.close();
    throw error;
  }
  const warn = options.warn ?? (() => undefined);
  return {
    papers: papersIn(store, meaningIn(store, options.embedder, warn)),
    readings: readingsIn(store),
    outbox: outboxIn(store),
    choices: choicesIn(store, warn),
    marks: marksIn(store),
    mailboxes: mailboxesIn(store, options.warn ?? (() => undefined)),
    forget: async (reader, own) => store.write(() => forgetReader(store, reader, own)),
    backup: (file) => backupTo(store, file),
    close: async () => store.close(),
  };
}
