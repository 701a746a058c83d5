import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { z } from 'zod';
import { openArchive } from '../../src/archive/open.ts';
import type { Place } from '../../src/place.ts';
import { daily, now, tempFolder } from '../archive/kit.ts';
import { startSite } from '../kit/site.ts';

const main = resolve(import.meta.dirname, '../../src/main.ts');
const room: Place = 'discord:1';

test('a damaged store and one of a newer version are each one sentence, and stay as they are', async (t) => {
  const folder = await tempFolder(t);
  const damaged = join(folder, 'damaged.db');
  await writeFile(damaged, 'Dear reader, this is no database. '.repeat(100));
  const newer = join(folder, 'newer.db');
  await (await openArchive(newer)).close();
  const database = new DatabaseSync(newer);
  database.exec("INSERT INTO steps (name) VALUES ('999 from the future')");
  database.close();
  for (const [store, sentence] of [
    [damaged, /^The store .* is damaged or is no SQLite file: put a backup in its place.*\n$/],
    [newer, /^A newer Paperboy made the store .*999 from the future.*\n$/],
  ] as const) {
    const done = await paperboy(store, ['outbox']);
    assert.equal(done.status, 1);
    assert.match(done.noted, sentence);
    assert.equal(done.written, '');
  }
});

test('restore makes the store from a backup, and never over another one', async (t) => {
  const { folder, store, archive } = await filledStore(t);
  const copy = join(folder, 'copy.db');
  await archive.backup(copy);
  const over = await paperboy(store, ['restore', copy]);
  assert.equal(over.status, 1);
  assert.match(over.noted, /^There is a store .* already: move it away first, so that nothing is lost\.\n$/);
  const fresh = join(folder, 'new/store.db');
  const done = await paperboy(fresh, ['restore', copy]);
  assert.equal(done.status, 0, done.noted);
  const restored = await openArchive(fresh);
  t.after(restored.close);
  assert.equal(await restored.papers.count(), await archive.papers.count());
  const [waits, ...settled] = await restored.outbox.deliveries(10);
  const [waited, ...before] = await archive.outbox.deliveries(10);
  assert.deepEqual(settled, before);
  assert.equal(waits?.key, waited?.key);
  const missing = await paperboy(join(folder, 'none.db'), ['restore', join(folder, 'nothing.db')]);
  assert.match(missing.noted, /^There is no file .*nothing\.db: name a backup\.\n$/);
});

test('a backup made while the bot writes is whole, and a store again', async (t) => {
  const { folder, store, archive } = await filledStore(t);
  const copy = join(folder, 'copy.db');
  let [saved, over] = [0, false];
  const writing = (async () => {
    for (; !over; saved++) {
      await archive.papers.save([daily(`2607.${String(saved).padStart(5, '0')}`, '2026-06-16')], now);
      await new Promise(setImmediate);
    }
  })();
  const done = await paperboy(store, ['backup', copy]);
  over = true;
  await writing;
  assert.equal(done.status, 0, done.noted);
  const restored = await openArchive(copy);
  t.after(restored.close);
  // What waits may be sent after the backup was made: in the backup it is in doubt.
  await archive.outbox.doubtAll();
  assert.deepEqual(await restored.outbox.deliveries(10), await archive.outbox.deliveries(10));
  const kept = await restored.papers.count();
  assert.ok(kept > 1 && kept <= saved + 1, `${kept} of ${saved}`);
  await restored.papers.save([daily('2608.00001', '2026-06-17')], now);
  const again = await paperboy(store, ['backup', copy]);
  assert.equal(again.status, 1);
  assert.match(again.noted, /^There is a file .* already: name another one\.\n$/);
});

test('the outbox shows each part with its state and its reason, for people and for programs', async (t) => {
  const { store } = await filledStore(t);
  const done = await paperboy(store, ['outbox', room]);
  assert.equal(done.status, 0, done.noted);
  const lines = done.written.trimEnd().split('\n');
  assert.match(
    lines[0] ?? '',
    /digest\/2026-06-15 +part 3 +pending +not before 2026-06-15T12:00:00.000Z, 0 tries/,
  );
  assert.match(lines[1] ?? '', /part 2 +failed .*Odd form\./);
  assert.match(lines[2] ?? '', /part 1 +sent .*message m1/);
  const shape = z.object({
    deliveries: z.array(z.object({ part: z.number(), state: z.object({ kind: z.string() }) })),
  });
  const json = await paperboy(store, ['outbox', '--json', '--limit', '2']);
  assert.deepEqual(
    shape.parse(JSON.parse(json.written)).deliveries.map(({ part, state }) => [part, state.kind]),
    [
      [2, 'pending'],
      [1, 'failed'],
    ],
  );
  assert.equal((await paperboy(store, ['outbox', 'nowhere'])).status, 2);
});

test('asked to end while it starts and the sites hang, it ends within ten seconds', async (t) => {
  await using site = await startSite(() => undefined);
  const store = join(await tempFolder(t), 'paperboy.db');
  const child = start(store, ['start'], { HF_ENDPOINT: site.url, PAPERBOY_ARXIV_URL: site.url });
  while (site.requests.length === 0) await new Promise(setImmediate);
  const began = performance.now();
  child.kill('SIGTERM');
  const [status] = await once(child, 'exit');
  assert.equal(status, 0);
  assert.ok(performance.now() - began < 10_000);
});

async function filledStore(t: TestContext) {
  const folder = await tempFolder(t);
  const store = join(folder, 'paperboy.db');
  const archive = await openArchive(store);
  t.after(archive.close);
  await archive.papers.save([daily('2606.00001', '2026-06-15', 3)], now);
  const messages = [0, 1, 2].map((part) => ({ body: { part }, papers: [] }));
  await archive.outbox.plan({
    place: room,
    name: 'digest/2026-06-15',
    dueAt: now,
    plannedAt: now,
    messages,
    papers: [],
  });
  for (const outcome of [
    { kind: 'sent', messageId: 'm1', at: now },
    { kind: 'failed', reason: 'Odd form.', at: now },
  ] as const) {
    const [part] = await archive.outbox.claim(['discord'], now, 60_000, 1);
    await archive.outbox.settle(part?.key ?? '', 1, outcome);
  }
  return { folder, store, archive };
}

async function paperboy(store: string, words: readonly string[]) {
  const child = start(store, words);
  const [written, noted, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { written, noted, status };
}

function start(store: string, words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, [main, ...words], {
    env: { PATH: process.env.PATH, PAPERBOY_STORE: store, PAPERBOY_LOG: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
