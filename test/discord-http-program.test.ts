import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand } from '../src/program.ts';
import { startDiscord } from './kit/discord.ts';
import { noReplica, savedIds, startReplica } from './kit/replica.ts';
import { makeTestWorld } from './kit/world.ts';

test('over HTTP, without the gateway: a channel subscribes, gets its digest whole, and opens a paper by a button', {
  skip: noReplica,
}, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-'));
  const [discord, replica] = await Promise.all([startDiscord(), startReplica('2026-06-15')]);
  const port = await freePort();
  const env = {
    PAPERBOY_STORE: join(folder, 'paperboy.db'),
    HF_ENDPOINT: replica.url,
    PAPERBOY_ARXIV_URL: replica.url,
    PAPERBOY_ARXIV_CATEGORIES: 'cs.CL',
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    DISCORD_PUBLIC_KEY: discord.key.publicKey,
    PAPERBOY_DOOR_PORT: String(port),
  };
  const world = makeTestWorld(env, '2026-06-15T06:00:00Z', 100);
  const endpoint = `http://127.0.0.1:${port}/discord/interactions`;
  discord.callAt(endpoint, world.clock.now);
  const running = runCommand(world, ['start']);
  t.after(async () => {
    world.end();
    await running;
    await Promise.all([discord.stop(), replica.stop()]);
    await rm(folder, { recursive: true });
  });
  await world.scheduled;
  assert.equal(discord.connections(), 0);

  const forged = await fetch(endpoint, { method: 'POST', body: '{"type":1}' });
  assert.equal(forged.status, 401);
  await discord.type('subscribe', { at: '09:00', timezone: 'UTC', max: 50 });
  await discord.until(({ text }) => text.includes('The next digest comes on Monday, 15 June 2026'));
  world.set('2026-06-15T10:07:00Z');
  await world.crank('collect');
  await world.crank('deliver');
  const digest = (await discord.posted()).filter(({ text }) => text.includes('huggingface.co/papers/'));
  const shown = digest.flatMap(({ text }) => papersIn(text));
  assert.deepEqual(shown.toSorted(), savedIds('2026-06-12').toSorted());

  const opening = digest[0]?.customIds.find((id) => id.startsWith('say:show ')) ?? '';
  const opened = await discord.press(digest[0]?.id ?? '', opening);
  assert.equal(opened.flags, 64);
  // The test Discord shows the answer to a press where the pressed message stood.
  const paper = opening.replace('say:show ', '');
  await discord.until(({ text }) => papersIn(text).every((one) => one === paper) && text.includes(paper));

  world.end();
  assert.equal(await running, 0);
  assert.deepEqual([...new Set(discord.called)], [202]);
  assert.deepEqual(
    world.logged().filter((line) => line.includes('"error"')),
    [],
  );
  assert.ok(!world.logged().some((line) => line.includes(discord.token)));
});

function papersIn(text: string): readonly string[] {
  return [...text.matchAll(/huggingface\.co\/papers\/(\d{4}\.\d{4,5})/g)].map(([, id = '']) => id);
}

/** A port that nobody listens at: the program is told where its door shall be. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
