import assert from 'node:assert/strict';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runCommand } from '../../src/program.ts';
import { tempFolder } from '../archive/kit.ts';
import { makeTestWorld } from '../kit/world.ts';

test('choices go to a file that nobody else may read, whatever stood there, and come back in another store', async (t) => {
  const { file, run } = await set(t);
  await run('old.db', 'subscribe', 'agents', '--at', '9am');
  await writeFile(file, 'an older one');
  await chmod(file, 0o644);
  const { status, written } = await run('old.db', 'choices', 'export', file);
  assert.equal(status, 0);
  assert.match(written, /holds all choices, mail addresses too: only you may read it \(mode 0600\)/);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  const taken = await run('new.db', 'choices', 'import', file);
  assert.deepEqual(
    [taken.status, taken.written],
    [0, 'subscriptions: 1 added, 0 replaced and 0 left as they are\n'],
  );
  assert.match((await run('new.db', 'settings')).written, /on Agents/);
});

test('what could not be taken in is named, and the status says so', async (t) => {
  const { file, run } = await set(t);
  await writeFile(
    file,
    '{ "paperboy": "choices", "version": 1, "links": [{ "place": "discord:1" }, { "place": 7 }] }',
  );
  const { status, written, noted } = await run('new.db', 'choices', 'import', file);
  assert.equal(status, 1);
  assert.equal(
    written,
    'links: 1 added, 0 replaced and 0 left as they are\n1 left out, since they cannot be read:\n',
  );
  assert.match(noted, /^links\[1\]: place: /);
});

test('a file that is not there, or is none of ours, is a sentence', async (t) => {
  const { file, run } = await set(t);
  await assert.rejects(run('new.db', 'choices', 'import', file), /^OperatorError: There is no file .*\.$/);
  await writeFile(file, 'papers');
  await assert.rejects(run('new.db', 'choices', 'import', file), /choices\.json is no JSON/);
  assert.equal((await run('new.db', 'choices', 'sideways', file)).status, 2);
  assert.equal(await readFile(file, 'utf8'), 'papers');
});

test('places that are gone are counted first, and taken out with --yes', async (t) => {
  const { run } = await set(t);
  await run('old.db', 'subscribe', 'agents', '--at', '9am');
  const trial = await run('old.db', 'forget', 'terminal:here');
  assert.match(
    trial.written,
    /^With terminal:here would go: 1 digest\.\n.*npm run -s paperboy -- forget terminal:here --yes\n$/s,
  );
  assert.match((await run('old.db', 'settings')).written, /on Agents/);
  const done = await run('old.db', 'forget', '--yes', 'terminal:here');
  assert.equal(done.written, 'Gone with terminal:here: 1 digest.\n');
  assert.doesNotMatch((await run('old.db', 'settings')).written, /on Agents/);
  for (const words of [['discord:user'], ['slack:T1', 'everything'], ['slack:T1', '--now']])
    assert.equal((await run('old.db', 'forget', ...words)).status, 2, words.join(' '));
});

test('a place of which nothing is kept is said to be so, and nobody is asked for a --yes', async (t) => {
  const { run } = await set(t);
  const { written, status } = await run('old.db', 'forget', 'slack:T1');
  assert.deepEqual([written, status], ['Nothing is kept of slack:T1.\n', 0]);
});

async function set(t: TestContext) {
  const folder = await tempFolder(t);
  const run = async (store: string, ...words: readonly string[]) => {
    const world = makeTestWorld({ PAPERBOY_STORE: join(folder, store) }, '2026-06-15T12:00:00Z');
    const status = await runCommand(world, words);
    return { status, written: world.written(), noted: world.noted() };
  };
  return { file: join(folder, 'choices.json'), run };
}
