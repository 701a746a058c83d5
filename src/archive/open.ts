import type { Archive } from './archive.ts';
import { backupTo } from './backup.ts';
import { choicesIn } from './choices.ts';
import { refuseCopy } from './copy.ts';
import { forgetReader } from './forget.ts';
import { forgetPlaces } from './forget-places.ts';
import { installationsIn } from './installations.ts';
import { mailboxesIn } from './mailboxes.ts';
import { marksIn } from './marks.ts';
import { meaningIn, type OpenEmbedder } from './meaning.ts';
import { onceIn } from './once.ts';
import { type FileOptions, openFile } from './open-file.ts';
import { outboxIn } from './outbox.ts';
import { papersIn } from './papers.ts';
import { readingsIn } from './readings.ts';
import { runsIn } from './runs.ts';

export type ArchiveOptions = FileOptions & {
  /** Told, in a sentence for the operator, of what the store holds and we cannot read. */
  readonly warn?: (sentence: string) => void;
  /** Opens the model that says what papers mean, once it is needed; without one papers are found by their words alone. */
  readonly embedder?: OpenEmbedder;
};

/**
 * Opens the archive in one SQLite file, making the file, its folder and its tables where they are missing. Throws a
 * `StoreError` where that cannot be done, and leaves a store that is not ours as it was.
 */
export async function openArchive(path: string, options: ArchiveOptions = {}): Promise<Archive> {
  const store = openFile(path, refuseCopy, options);
  const { warn = () => undefined } = options;
  return {
    papers: papersIn(store, meaningIn(store, options.embedder, warn)),
    readings: readingsIn(store),
    outbox: outboxIn(store),
    choices: choicesIn(store, warn),
    marks: marksIn(store),
    mailboxes: mailboxesIn(store, warn),
    installations: installationsIn(store, warn),
    once: onceIn(store),
    runs: runsIn(store),
    forget: (reader, own) => store.together(() => forgetReader(reader, own)),
    forgetPlaces: (places, trial) => store.together(() => forgetPlaces(places, trial)),
    backup: (file) => backupTo(store, file),
    close: async () => store.close(),
  };
}
