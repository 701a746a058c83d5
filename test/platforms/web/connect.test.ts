import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { readSettings } from '../../../config/settings.ts';
import { openPlatforms } from '../../../src/house.ts';
import type { Platform } from '../../../src/platforms/platform.ts';
import { runCommand } from '../../../src/program.ts';
import { nowhere } from '../../kit/site.ts';
import { makeTestWorld, type TestWorld } from '../../kit/world.ts';
import { openSite } from './site.ts';

test('where the port is taken, a sentence says so and what to set', async (t) => {
  const site = await openSite(t);
  const { port } = new URL(site.url);
  const world = makeTestWorld(
    { PAPERBOY_STORE: site.world.settings.store, PAPERBOY_WEB_PORT: port },
    '2026-06-16T12:00:00Z',
  );
  const second = (await openPlatforms(world, site.house)).find(isPage);
  await assert.rejects(
    async () => second?.connect(site.house.desk),
    new RegExp(
      `^Error: There is no page: 127\\.0\\.0\\.1:${port} is taken, perhaps by another Paperboy.*PAPERBOY_WEB_PORT`,
    ),
  );
  await second?.close();
});

test('closing waits for the answer that is under way, and then nothing listens', async (t) => {
  const site = await openSite(t);
  const [arrived, mayGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const page = (await openPlatforms(worldOf(site.world.settings.store), site.house)).find(isPage);
  await page?.connect({
    ...site.house.desk,
    answerWords: async (words, caller) => {
      arrived.resolve();
      await mayGo.promise;
      return site.house.desk.answerWords(words, caller);
    },
  });
  const url = page?.address?.() ?? '';
  const answer = fetch(`${url}ask`, { method: 'POST', body: new URLSearchParams({ words: 'help' }) });
  await arrived.promise;
  const closing = page?.close();
  await assert.rejects(fetch(url));
  mayGo.resolve();
  assert.match(await (await answer).text(), /What you can ask/);
  await closing;
  assert.equal(page?.address?.(), undefined);
});

test('closing does not wait for a visitor who never says all', async (t) => {
  const site = await openSite(t);
  const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
  t.after(() => socket.destroy());
  const cut = new Promise((resolve) => socket.once('close', resolve));
  await new Promise<void>((resolve) => socket.write('GET / HTTP/1.1\r\nHost: local', () => resolve()));
  await site.platform.close();
  await cut;
});

test('the page is on this machine alone unless told otherwise, and can be switched off', () => {
  const usual = readSettings({});
  assert.ok(usual.ok);
  assert.deepEqual(usual.settings.web, { port: 7788, host: '127.0.0.1' });
  const off = readSettings({ PAPERBOY_WEB_PORT: 'off' });
  assert.ok(off.ok && off.settings.web === undefined);
  for (const wrong of ['http', '70000', '-1', '80.5'])
    assert.ok(!readSettings({ PAPERBOY_WEB_PORT: wrong }).ok, wrong);
  assert.ok(!readSettings({ PAPERBOY_OPERATOR_TOKEN: 'short' }).ok);
});

test('a form that is larger than any of ours is not read', async (t) => {
  const { post } = await openSite(t);
  assert.equal((await post('/ask', { words: 'x'.repeat(200_000) })).status, 413);
});

test('start says where the page is, and goes on without one where the port is taken', async (t) => {
  const site = await openSite(t);
  const unreachable = { HF_ENDPOINT: nowhere, PAPERBOY_ARXIV_URL: nowhere };
  for (const [port, said] of [
    [
      '0',
      /The page is at http:\/\/127\.0\.0\.1:\d+\/\n.*Browser: open http:\/\/127\.0\.0\.1:\d+\/ and ask there/s,
    ],
    // Below the digest, where it is read.
    [
      new URL(site.url).port,
      /Sample edition.*\nThere is no page: 127\.0\.0\.1:\d+ is taken, perhaps by another Paperboy\. .*\nDiscord: put/s,
    ],
  ] as const) {
    const PAPERBOY_STORE = join(dirname(site.world.settings.store), `${port}.db`);
    const started = makeTestWorld(
      { ...unreachable, PAPERBOY_STORE, PAPERBOY_WEB_PORT: port },
      '2026-06-16T12:00:00Z',
    );
    const running = runCommand(started, ['start']);
    await started.scheduled;
    started.end();
    assert.equal(await running, 0);
    assert.match(started.noted() + started.written(), said);
  }
});

function worldOf(store: string): TestWorld {
  // In slow time: whoever closes is patient, however busy this machine is.
  return makeTestWorld({ PAPERBOY_STORE: store, PAPERBOY_WEB_PORT: '0' }, '2026-06-16T12:00:00Z', 0.1);
}

function isPage({ name }: Platform): boolean {
  return name === 'web';
}
