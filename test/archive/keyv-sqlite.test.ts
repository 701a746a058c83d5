import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import Keyv from 'keyv';
import { keyvStoreOn } from '../../src/archive/keyv-sqlite.ts';
import { migrate } from '../../src/archive/migrations.ts';
import { steps } from '../../src/archive/steps.ts';
import { openStore, useWal } from '../../src/archive/store.ts';
import { keyvSuite, nodeTest } from './keyv-suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'paperboy-keyv-'));
const store = openStore(join(folder, 'choices.db'), 1_000);
useWal(store);
migrate(store, steps);
after(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

for (const part of ['keyvApiTests', 'keyvValueTests', 'keyvNamespaceTest', 'keyvIteratorTests'] as const) {
  describe(`Keyv's own suite, ${part}`, () => keyvSuite[part](nodeTest, Keyv, () => keyvStoreOn(store)));
}

describe('the choices table beneath Keyv', () => {
  it('clears one namespace and no other that looks like it', async () => {
    const names = ['a_b', 'axb', 'a', 'a_', 'a_b2', 'A_B', 'a%', ''];
    const keyvs = names.map((namespace) => new Keyv({ store: keyvStoreOn(store), namespace }));
    for (const keyv of keyvs) await keyv.set('key', keyv.namespace ?? 'none');
    await keyvs[0]?.clear();
    const left = await Promise.all(keyvs.map((keyv) => keyv.get('key')));
    assert.deepEqual(left, [undefined, 'axb', 'a', 'a_', 'a_b2', 'A_B', 'a%', 'none']);
  });

  it('iterates over one namespace and no other that looks like it', async () => {
    const keyvs = ['in', 'inn', 'i', 'main'].map(
      (namespace) => new Keyv({ store: keyvStoreOn(store), namespace }),
    );
    for (const keyv of keyvs) await keyv.set('discord:in', keyv.namespace);
    for (const keyv of keyvs) assert.deepEqual(await entriesOf(keyv), [['discord:in', keyv.namespace]]);
  });

  it('throws where the store fails, so that nobody takes a lost choice for a kept one', async () => {
    const closed = openStore(join(folder, 'closed.db'), 10);
    migrate(closed, steps);
    const keyv = new Keyv({ store: keyvStoreOn(closed), throwOnErrors: true });
    closed.close();
    await assert.rejects(keyv.set('key', 'value'));
    await assert.rejects(keyv.get('key'));
  });
});

async function entriesOf(keyv: Keyv): Promise<unknown[]> {
  const entries: unknown[] = [];
  for await (const entry of keyv.iterator?.(undefined) ?? []) entries.push(entry);
  return entries;
}
