import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { operatorCommands, runCommand } from '../../src/program.ts';
import { tempFolder } from '../archive/kit.ts';
import { makeTestWorld } from '../kit/world.ts';

test('help explains each of the commands that run the bot', async (t) => {
  const folder = await tempFolder(t);
  for (const name of Object.keys(operatorCommands)) {
    const world = makeTestWorld({ PAPERBOY_STORE: join(folder, 'paperboy.db') }, '2026-06-15T12:00:00Z');
    assert.equal(await runCommand(world, ['help', name]), 0);
    assert.ok(world.written().startsWith(`paperboy ${name}`), world.written());
    assert.match(world.written(), /\.\n/);
  }
});
