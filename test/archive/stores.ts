import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Archive } from '../../src/archive/archive.ts';
import { type ArchiveOptions, openArchive } from '../../src/archive/open.ts';
import { type Database, openDatabase, schema } from '../../src/archive/postgres/database.ts';
import { migrate } from '../../src/archive/postgres/migrations.ts';
import { openSharedArchive, sharedParts } from '../../src/archive/postgres/open.ts';
import { steps } from '../../src/archive/postgres/steps.ts';
import { forgetful, noPostgres, startPostgres, type TestPostgres } from '../kit/postgres.ts';
import { emptyStore, now, tempArchive, tempFolder } from './kit.ts';

/** What both stores have, beside papers. */
export type Parts = Omit<Archive, 'papers' | 'backup' | 'close'>;

/** An empty store that one test has for itself, as one copy of the program has it; closed when the test ends. */
export type TestStore = Parts & {
  /** Another copy of the program on the same store. */
  readonly another: () => Promise<Parts>;
  /** Changes the store past the program, as a vandal or another version would: SQL that both stores know. */
  readonly meddle: (sql: string) => Promise<void>;
};

type Warn = (sentence: string) => void;
type OpenTestStore = (test: TestContext, warn?: Warn) => Promise<TestStore>;
type OpenTestArchive = (test: TestContext, options?: ArchiveOptions) => Promise<Archive>;

/** Says the same tests of each store: in SQLite, and in a real PostgreSQL where there is one. */
export function onEachStore(tests: (open: OpenTestStore) => void): void {
  describe('in SQLite', () => tests(sqliteStore));
  onPostgres((open) => tests(async (test, warn) => postgresStore(test, await open(test), warn)));
}

/** The same for tests of papers: in PostgreSQL each opening is a copy with a file of its own. */
export function onEachArchive(tests: (open: OpenTestArchive) => void): void {
  describe('in SQLite', () => tests(tempArchive));
  onPostgres((open) => tests(async (test, options) => openTestCopy(test, await open(test), options)));
}

/** An archive that is closed when the test ends. */
export async function openTestCopy(
  test: TestContext,
  url: string,
  options: ArchiveOptions & { readonly copy?: string } = {},
): Promise<Archive> {
  const { copy = join(await tempFolder(test), 'copy.db'), ...rest } = options;
  const archive = await openSharedArchive({ url, copy, clock: patient, ...rest });
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= archive.close();
    return closed;
  };
  test.after(close);
  return { ...archive, close };
}

/** Says tests of PostgreSQL alone: each gets a database as new, and the address of it. */
export function onPostgres(tests: (open: (test: TestContext) => Promise<string>) => void): void {
  describe('in PostgreSQL', { skip: noPostgres }, () => {
    let server: TestPostgres | undefined;
    let url = '';
    before(async () => {
      server = await startPostgres(forgetful);
      url = await server.database();
      const database = openTestDatabase(url);
      await migrate(database, steps, url);
      await database.ask(keepPristine);
      await database.close();
    });
    after(() => server?.stop());
    tests(async () => {
      await meddleWith(url, makePristine);
      return url;
    });
  });
}

async function sqliteStore(test: TestContext, warn: Warn = () => undefined): Promise<TestStore> {
  const path = await emptyStore(test);
  const another = async () => {
    const archive = await openArchive(path, { warn });
    test.after(archive.close);
    return archive;
  };
  const meddle = async (sql: string) => {
    const vandal = new DatabaseSync(path);
    try {
      vandal.exec(sql);
    } finally {
      vandal.close();
    }
  };
  return { ...(await another()), another, meddle };
}

async function postgresStore(
  test: TestContext,
  url: string,
  warn: Warn = () => undefined,
): Promise<TestStore> {
  const another = async () => {
    const database = openTestDatabase(url);
    test.after(database.close);
    return sharedParts(database, warn);
  };
  return { ...(await another()), another, meddle: (sql) => meddleWith(url, sql) };
}

/** Where it must try again it waits a real moment: the server's time is not a test's. */
const patient = { now: () => now, sleep: (ms: number) => wait(ms) };

/** Connections of one copy. */
export function openTestDatabase(url: string): Database {
  return openDatabase({ url, clock: patient });
}

export async function meddleWith(url: string, sql: string): Promise<void> {
  const database = openTestDatabase(url);
  try {
    await database.ask(sql);
  } finally {
    await database.close();
  }
}

/** What the steps themselves wrote stands in a schema of its own, table by table. */
const keepPristine = eachTable('CREATE TABLE pristine.%1$I AS TABLE %1$I', 'CREATE SCHEMA pristine;');

/** Much quicker than a new database, or than TRUNCATE, where tables hold little. */
const makePristine = eachTable('DELETE FROM %1$I; INSERT INTO %1$I TABLE pristine.%1$I');

/** Says this of every table, whatever refers to it. */
function eachTable(sql: string, first = ''): string {
  return `DO $do$ DECLARE one text; BEGIN
    ${first}
    SET LOCAL session_replication_role = replica;
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = '${schema}' LOOP
      EXECUTE format('${sql}', one);
    END LOOP; END $do$`;
}
