import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runCommand } from '../../src/program.ts';
import { noReplica, startReplica } from '../kit/replica.ts';
import { nowhere } from '../kit/site.ts';
import { makeTestWorld, type TestWorld } from '../kit/world.ts';

test('without a network the first screen is the sample, marked as one, and nothing of it is stored', async (t) => {
  const world = await started(t, { HF_ENDPOINT: nowhere, PAPERBOY_ARXIV_URL: nowhere });
  assert.match(world.written(), /^Sample edition · 30 June 2026\nHugging Face .*\. Here is a\s+sample/);
  assert.match(world.written() + world.noted(), /Hugging Face cannot be read now: .*cannot be reached/);
  assert.ok((world.written().match(/huggingface\.co\/papers\//g) ?? []).length >= 24);
  assert.match(
    world.written(),
    /Discord: put DISCORD_TOKEN.*\nSlack: put SLACK_BOT_TOKEN.*\nI try to read again by myself, every twenty minutes\. Ctrl\+C ends it\.\n$/,
  );
  const count = makeTestWorld(settingsOf(world), '2026-06-16T12:00:00Z');
  await runCommand(count, ['search', 'video', '--json']);
  assert.match(JSON.parse(count.written()).lead, /^No list was read yet/);
});

test('a site that hangs does not keep a newcomer waiting', async (t) => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  t.after(() => silent.close());
  const { port } = portOf(silent.address());
  const world = makeTestWorld(
    { ...(await storeFor(t)), HF_ENDPOINT: `http://127.0.0.1:${port}`, PAPERBOY_ARXIV_URL: nowhere },
    '2026-06-16T12:00:00Z',
  );
  const running = runCommand(world, ['start']);
  await world.until(() => world.written().includes('Hugging Face has not answered yet.'));
  silent.closeAllConnections();
  world.end();
  await running;
});

test('with the sites at hand the first screen is the newest list, whole', { skip: noReplica }, async (t) => {
  const replica = await startReplica('2026-06-16');
  t.after(replica.stop);
  const sites = { HF_ENDPOINT: replica.url, PAPERBOY_ARXIV_URL: replica.url };
  // In slow time: a newcomer's patience does not run out because this machine is busy.
  const world = makeTestWorld({ ...(await storeFor(t)), ...sites }, '2026-06-16T12:00:00Z', 0.1);
  const running = runCommand(world, ['start']);
  await world.until(() => world.written().endsWith('\nI go on reading by myself. Ctrl+C ends it.\n'));
  world.end();
  assert.equal(await running, 0);
  assert.match(
    world.written(),
    /^Daily papers · Tuesday, 16 June 2026\n34 papers from Hugging Face so far in \d+ topics\.\n\n\S/,
  );
  assert.doesNotMatch(world.written(), /Sample/);
});
/** Starts without any chat, waits for the first screen and the schedule, and ends with the test. */
async function started(t: TestContext, sites: Readonly<Record<string, string>>): Promise<TestWorld> {
  const world = makeTestWorld({ ...(await storeFor(t)), ...sites }, '2026-06-16T12:00:00Z');
  const running = runCommand(world, ['start']);
  await world.scheduled;
  world.end();
  assert.equal(await running, 0);
  return world;
}

async function storeFor(t: TestContext): Promise<{ PAPERBOY_STORE: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-start-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return { PAPERBOY_STORE: join(folder, 'paperboy.db') };
}

function settingsOf({ settings }: TestWorld): { PAPERBOY_STORE: string } {
  return { PAPERBOY_STORE: settings.store };
}

function portOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address;
}
