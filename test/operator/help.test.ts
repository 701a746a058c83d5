import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { operatorCommands, runCommand } from '../../src/program.ts';
import { tempFolder } from '../archive/kit.ts';
import { makeTestWorld } from '../kit/world.ts';

test('help explains each of the commands that run the bot', async (t) => {
  const folder = await tempFolder(t);
  for (const name of Object.keys(operatorCommands)) {
    const world = makeTestWorld({ PAPERBOY_STORE: join(folder, 'paperboy.db') }, '2026-06-15T12:00:00Z');
    assert.equal(await runCommand(world, ['help', name]), 0);
    const said = name === 'start' ? 'npm start' : `npm run -s paperboy -- ${name}`;
    assert.ok(world.written().startsWith(said), world.written());
    assert.match(world.written(), /\.\n/);
  }
});

test('a command of the operator that was misspelt is guessed, and listed with the others', async (t) => {
  const { status, noted } = await run(t, 'docter');
  assert.equal(status, 2);
  assert.match(noted, /^There is no command “docter”: did you mean doctor\? There is today, .*, doctor, /);
  assert.match((await run(t, 'serch', 'gan')).noted, /did you mean search\?/);
});

test('--help says what help says, of the operator’s commands, of those of everybody and of all', async (t) => {
  for (const [words, said] of [
    [
      ['doctor', '--help'],
      ['help', 'doctor'],
    ],
    [
      ['search', '--help'],
      ['help', 'search'],
    ],
    [['--help'], ['help']],
  ] as const) {
    const done = await run(t, ...words);
    assert.deepEqual(done, await run(t, ...said));
    assert.equal(done.status, 0);
  }
});

test('what is typed in a terminal is named as it is typed', async (t) => {
  assert.match(
    (await run(t, 'help')).written,
    /follows \/papers in a chat, or npm run -s paperboy -- in a terminal\./,
  );
});

async function run(t: TestContext, ...words: readonly string[]) {
  const folder = await tempFolder(t);
  const world = makeTestWorld({ PAPERBOY_STORE: join(folder, 'paperboy.db') }, '2026-06-15T12:00:00Z');
  const status = await runCommand(world, words);
  return { status, written: world.written(), noted: world.noted() };
}
