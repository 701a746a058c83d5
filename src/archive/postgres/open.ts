import type { Clock } from '../../clock.ts';
import type { Archive } from '../archive.ts';
import { choicesIn } from '../choices.ts';
import { forgetReader } from '../forget.ts';
import { forgetPlaces } from '../forget-places.ts';
import { installationsIn } from '../installations.ts';
import { mailboxesIn } from '../mailboxes.ts';
import { marksIn } from '../marks.ts';
import { onceIn } from '../once.ts';
import type { ArchiveOptions } from '../open.ts';
import { readingsIn } from '../readings.ts';
import { runsIn } from '../runs.ts';
import { backupShared } from './backup.ts';
import { type Database, openDatabase } from './database.ts';
import { addressOf } from './database-error.ts';
import { migrate } from './migrations.ts';
import { openCopy } from './open-copy.ts';
import { outboxIn } from './outbox.ts';
import { steps } from './steps.ts';

type SharedOptions = ArchiveOptions & {
  /** `postgres://user:password@host:5432/name`; its password appears in no error. */
  readonly url: string;
  /** The SQLite file of this copy alone: what searches need of the shared papers. It can be deleted, and is made anew. */
  readonly copy: string;
  readonly clock: Clock;
};

/**
 * Opens the archive that several copies share in PostgreSQL, making its schema and its tables where they are missing, and this
 * copy's own file. Throws a `StoreError` where either cannot be used.
 */
export async function openSharedArchive({ url, copy, clock, ...options }: SharedOptions): Promise<Archive> {
  const { warn = () => undefined } = options;
  const shownAs = addressOf(url);
  const database = openDatabase({ url, clock });
  try {
    await migrate(database, steps, shownAs);
    const { papers, close } = await openCopy(database, copy, options);
    return {
      papers,
      ...sharedParts(database, warn),
      backup: (file) => backupShared(database, shownAs, file),
      close: async () => {
        close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** What a copy has no part of its own in. */
export function sharedParts(
  database: Database,
  warn: (sentence: string) => void,
): Omit<Archive, 'papers' | 'backup' | 'close'> {
  return {
    readings: readingsIn(database),
    outbox: outboxIn(database),
    choices: choicesIn(database, warn),
    marks: marksIn(database),
    mailboxes: mailboxesIn(database, warn),
    installations: installationsIn(database, warn),
    once: onceIn(database),
    runs: runsIn(database),
    forget: (reader, own) => database.together(() => forgetReader(reader, own)),
    forgetPlaces: (places, trial) => database.together(() => forgetPlaces(places, trial)),
  };
}
