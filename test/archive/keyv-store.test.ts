import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import Keyv from 'keyv';
import type { AnyStore } from '../../src/archive/any-store.ts';
import { keyvStoreOn } from '../../src/archive/keyv-store.ts';
import { migrate } from '../../src/archive/migrations.ts';
import type { Database } from '../../src/archive/postgres/database.ts';
import { migrate as migrateDatabase } from '../../src/archive/postgres/migrations.ts';
import { steps as databaseSteps } from '../../src/archive/postgres/steps.ts';
import { steps } from '../../src/archive/steps.ts';
import { openStore, useWal } from '../../src/archive/store.ts';
import { forgetful, noPostgres, startPostgres, type TestPostgres } from '../kit/postgres.ts';
import { keyvSuite, nodeTest } from './keyv-suite.ts';
import { openTestDatabase } from './stores.ts';

/** Keyv's own tests, and ours, of the table that this store has. */
function keyvTests(storeNow: () => AnyStore): void {
  const keyvStore = () => keyvStoreOn(storeNow());
  for (const part of ['keyvApiTests', 'keyvValueTests', 'keyvNamespaceTest', 'keyvIteratorTests'] as const) {
    describe(`Keyv's own suite, ${part}`, () => keyvSuite[part](nodeTest, Keyv, keyvStore));
  }

  it('clears one namespace and no other that looks like it', async () => {
    const names = ['a_b', 'axb', 'a', 'a_', 'a_b2', 'A_B', 'a%', ''];
    const keyvs = names.map((namespace) => new Keyv({ store: keyvStore(), namespace }));
    for (const keyv of keyvs) await keyv.set('key', keyv.namespace ?? 'none');
    await keyvs[0]?.clear();
    const left = await Promise.all(keyvs.map((keyv) => keyv.get('key')));
    assert.deepEqual(left, [undefined, 'axb', 'a', 'a_', 'a_b2', 'A_B', 'a%', 'none']);
  });

  it('iterates over one namespace and no other that looks like it', async () => {
    const keyvs = ['in', 'inn', 'i', 'main'].map((namespace) => new Keyv({ store: keyvStore(), namespace }));
    for (const keyv of keyvs) await keyv.set('discord:in', keyv.namespace);
    for (const keyv of keyvs) assert.deepEqual(await entriesOf(keyv), [['discord:in', keyv.namespace]]);
  });
}

describe('choices beneath Keyv in SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-keyv-'));
  const store = openStore(join(folder, 'choices.db'), 1_000);
  useWal(store);
  migrate(store, steps);
  after(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
  keyvTests(() => store);

  it('throws where the store fails, so that nobody takes a lost choice for a kept one', async () => {
    const closed = openStore(join(folder, 'closed.db'), 10);
    migrate(closed, steps);
    const keyv = new Keyv({ store: keyvStoreOn(closed), throwOnErrors: true });
    closed.close();
    await assert.rejects(keyv.set('key', 'value'));
    await assert.rejects(keyv.get('key'));
  });
});

describe('choices beneath Keyv in PostgreSQL', { skip: noPostgres }, () => {
  let server: TestPostgres;
  let database: Database;
  before(async () => {
    server = await startPostgres(forgetful);
    const url = await server.database();
    database = openTestDatabase(url);
    await migrateDatabase(database, databaseSteps, url);
  });
  after(async () => {
    await database.close();
    await server.stop();
  });
  keyvTests(() => database);
});

async function entriesOf(keyv: Keyv): Promise<unknown[]> {
  const entries: unknown[] = [];
  for await (const entry of keyv.iterator?.(undefined) ?? []) entries.push(entry);
  return entries;
}
