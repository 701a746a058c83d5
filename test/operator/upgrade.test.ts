import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { runCommand } from '../../src/program.ts';
import { tempFolder } from '../archive/kit.ts';
import { makeTestWorld } from '../kit/world.ts';

test('the way back from a newer version is as docs/running.md says: refused in a sentence, untouched, then the backup and the choices since', async (t) => {
  const folder = await tempFolder(t);
  const file = (name: string) => join(folder, name);
  const run = async (store: string, ...words: readonly string[]) => {
    const world = makeTestWorld({ PAPERBOY_STORE: file(store) }, '2026-06-15T12:00:00Z');
    const status = await runCommand(world, words);
    return { status, written: world.written() };
  };
  await run('store.db', 'subscribe', 'agents', '--at', '9am');
  assert.equal((await run('store.db', 'backup', file('before.db'))).status, 0);
  // With the newer version somebody follows something, and its choices are written to a file.
  await run('store.db', 'follow', 'polymarket');
  await run('store.db', 'choices', 'export', file('choices.json'));
  const newer = new DatabaseSync(file('store.db'));
  newer.exec("INSERT INTO steps (name) VALUES ('99 telepathy'); PRAGMA wal_checkpoint(TRUNCATE)");
  newer.close();

  const before = await readFile(file('store.db'));
  await assert.rejects(
    run('store.db', 'settings'),
    /A newer Paperboy made the store .*"99 telepathy".*run that version/,
  );
  assert.ok(before.equals(await readFile(file('store.db'))), 'the newer store was written to');
  assert.ok(!existsSync(file('store.db-wal')));

  assert.equal((await run('old.db', 'restore', file('before.db'))).status, 0);
  assert.match((await run('old.db', 'settings')).written, /on Agents/);
  assert.doesNotMatch((await run('old.db', 'following')).written, /polymarket/);
  const taken = await run('old.db', 'choices', 'import', file('choices.json'));
  assert.match(taken.written, /subscriptions: 0 added, 0 replaced and 1 left as they are\nfollows: 1 added/);
  assert.match((await run('old.db', 'following')).written, /polymarket/);
});

test('whoever runs it finds each command of these notes', async () => {
  const notes = await readFile(resolve(import.meta.dirname, '../../docs/running.md'), 'utf8');
  const said = [...notes.matchAll(/paperboy -- (\w+)/g)].map(([, name = '']) => name);
  assert.ok(said.length >= 5);
  for (const name of new Set(said)) {
    const world = makeTestWorld({}, '2026-06-15T12:00:00Z');
    assert.equal(await runCommand(world, ['help', name]), 0);
    assert.ok(world.written().startsWith(`npm run -s paperboy -- ${name}`), name);
  }
});
