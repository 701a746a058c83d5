import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { openArchive } from '../../src/archive/open.ts';
import { sendPending } from '../../src/jobs/send.ts';
import { runCommand } from '../../src/program.ts';
import { daily, now, tempFolder } from '../archive/kit.ts';
import { plan, testHands, testPlatform } from '../jobs/kit.ts';
import { makeTestWorld } from '../kit/world.ts';

test('what SQLite left beside a store that was moved away is not read into the restored one', async (t) => {
  const { folder, backup, restore } = await backedUp(t);
  for (const end of ['-wal', '-shm']) {
    const store = join(folder, `with${end}.db`);
    await writeFile(`${store}${end}`, 'of another store');
    await assert.rejects(
      restore(backup, store),
      /There is a part of a store, .* already: move it away first/,
    );
    assert.equal(existsSync(store), false);
    assert.equal(await readFile(`${store}${end}`, 'utf8'), 'of another store');
  }
});

test('a file that is no store of ours is named as such, and nothing is made of it', async (t) => {
  const { folder, restore } = await backedUp(t);
  const empty = join(folder, 'empty.db');
  await writeFile(empty, '');
  const foreign = join(folder, 'foreign.db');
  const database = new DatabaseSync(foreign);
  database.exec('CREATE TABLE songs (name TEXT)');
  database.close();
  const bare = join(folder, 'bare.db');
  new DatabaseSync(bare).exec('CREATE TABLE a (b); DROP TABLE a');
  const damaged = join(folder, 'damaged.db');
  await writeFile(damaged, 'Dear reader, this is no database. '.repeat(100));
  const before = await readdir(folder);
  const store = join(folder, 'store.db');
  for (const file of [empty, foreign, bare])
    await assert.rejects(restore(file, store), {
      message: `${file} is no backup of Paperboy's: name one.`,
    });
  await assert.rejects(restore(bare, folder), { message: /is a folder: name a file in it, such as / });
  await assert.rejects(restore(damaged, store), {
    message: `${damaged} is no backup of Paperboy's, or is damaged: name another one.`,
  });
  assert.deepEqual(await readdir(folder), before, 'something was left beside');
});

test('the backup stays as it is, byte by byte, also where its store needs the steps of a newer version', async (t) => {
  const { folder, backup, restore } = await backedUp(t);
  const database = new DatabaseSync(backup);
  database.exec("DROP TABLE holds; DELETE FROM steps WHERE name = 'holds'");
  database.close();
  const before = await readFile(backup);
  const store = join(folder, 'store.db');
  await restore(backup, store);
  assert.ok(before.equals(await readFile(backup)), 'the backup was written to');
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.startsWith('backup.db')),
    ['backup.db'],
  );
  const archive = await openArchive(store);
  t.after(archive.close);
  assert.equal(await archive.papers.count(), 1);
  assert.equal((await archive.outbox.holds.all()).size, 0);
});

test('a part that the backup holds as not sent may have been sent since: the platform is told to look first', async (t) => {
  const { folder, backup, restore } = await backedUp(t);
  const store = join(folder, 'store.db');
  await restore(backup, store);
  const archive = await openArchive(store);
  t.after(archive.close);
  const discord = testPlatform('discord');
  await sendPending(archive, [discord], testHands('2026-07-20T09:00:00Z'));
  // The first part was sent before the backup, the second was on its way, the third waited.
  assert.deepEqual(
    discord.tries.map(({ key, triedAt }) => [key.at(-1), triedAt?.toISOString()]),
    [
      ['1', '2026-06-16T00:00:00.000Z'],
      ['2', now.toISOString()],
    ],
  );
});

/** A backup of a store with a paper and an edition of three parts: sent, on its way, and waiting. */
async function backedUp(t: TestContext) {
  const folder = await tempFolder(t);
  const backup = join(folder, 'backup.db');
  const archive = await openArchive(join(folder, 'old.db'));
  await archive.papers.save([daily('2606.00001', '2026-06-15', 3)], now);
  await plan(archive, 'discord:1', 'digest/1', 3, now);
  const [first] = await archive.outbox.claim(['discord'], now, 60_000, 1);
  await archive.outbox.settle(first?.key ?? '', 1, { kind: 'sent', messageId: 'm1', at: now });
  await archive.outbox.claim(['discord'], new Date('2026-06-16T00:00:00Z'), 60_000, 1);
  await archive.backup(backup);
  await archive.close();
  const restore = async (file: string, store: string) =>
    runCommand(makeTestWorld({ PAPERBOY_STORE: store }, '2026-07-20T09:00:00Z'), ['restore', file]);
  return { folder, backup, restore };
}
