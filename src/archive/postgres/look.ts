import { numberIn, textIn } from '../rows.ts';
import { type Database, type DatabaseOptions, openDatabase, schema } from './database.ts';

/** What is to be known of a database before a store is kept in it. */
type DatabaseLook = {
  /** As it says it: `15.8 (Debian 15.8-0+deb12u1)`. */
  readonly version: string;
  readonly isNewEnough: boolean;
  /** How far this machine's clock is ahead of the database's; below zero where it is behind. */
  readonly aheadMs: number;
};

/** `gen_random_uuid()` came with 13. */
const oldestVersion = 130_000;

/** Asks it, and tries to write, which is taken back. Throws a `StoreError` where it cannot be reached or may not be written to. */
export async function lookAtDatabase(options: DatabaseOptions): Promise<DatabaseLook> {
  const database = openDatabase(options);
  try {
    const asked = options.clock.now().getTime();
    const [row = {}] = await database.askOnce(
      `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::bigint AS number,
         (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now_ms`,
    );
    const answered = options.clock.now().getTime();
    await tryToWrite(database);
    return {
      version: textIn(row, 'version'),
      isNewEnough: numberIn(row, 'number') >= oldestVersion,
      aheadMs: Math.round((asked + answered) / 2 - numberIn(row, 'now_ms')),
    };
  } finally {
    await database.close();
  }
}

async function tryToWrite(database: Database): Promise<void> {
  const takenBack = new Error('taken back');
  const work = database.write(async ({ ask }) => {
    await ask(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await ask('CREATE TABLE looked_at (at text)');
    throw takenBack;
  });
  await work.catch((error: unknown) => {
    if (error !== takenBack) throw error;
  });
}
