import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { meaningIn } from '../../src/archive/meaning.ts';
import { openArchive } from '../../src/archive/open.ts';
import { papersIn } from '../../src/archive/papers.ts';
import { openStore } from '../../src/archive/store.ts';
import { StoreError, type StoreTrouble } from '../../src/archive/store-error.ts';
import { daily, now, tempFolder } from './kit.ts';

test('opening makes the folder and the file, and opening again finds what was saved', async (t) => {
  const path = join(await tempFolder(t), 'deep', 'down', 'paperboy.db');
  const first = await openArchive(path);
  await first.papers.save([daily('2606.00001', '2026-06-15', 3)], now);
  await first.close();
  const second = await openArchive(path);
  assert.equal(await second.papers.count(), 1);
  await second.close();
});

test('two programs can have one archive open, and both see what either saved', async (t) => {
  const path = join(await tempFolder(t), 'paperboy.db');
  const [one, other] = await Promise.all([openArchive(path), openArchive(path)]);
  await one.papers.save([daily('2606.00001', '2026-06-15')], now);
  await other.papers.save([daily('2606.00002', '2026-06-15')], now);
  assert.equal(await one.papers.count(), 2);
  await Promise.all([one.close(), other.close()]);
});

test('a folder that is none, or may not be written, is named with what to do', async (t) => {
  const folder = await tempFolder(t);
  await writeFile(join(folder, 'file'), 'not a folder');
  await refused(join(folder, 'file', 'paperboy.db'), 'unwritable', /may not write .*PAPERBOY_STORE/);
  const closed = join(folder, 'closed');
  await mkdir(closed);
  await chmod(closed, 0o500);
  if (process.getuid?.() === 0) t.diagnostic('root may write everywhere: only the first half was tried');
  else await refused(join(closed, 'paperboy.db'), 'unwritable', /may not write/);
});

test('a store that another program holds is said to be locked, whether it is new or known', async (t) => {
  for (const name of ['new.db', 'known.db']) {
    const path = join(await tempFolder(t), name);
    if (name === 'known.db') await (await openArchive(path)).close();
    const holder = new DatabaseSync(path);
    holder.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE held (x)');
    await refused(path, 'locked', /holds the store .* locked: stop that program/);
    holder.exec('ROLLBACK');
    holder.close();
    await (await openArchive(path)).close();
  }
});

test('a file that is no database is refused and left byte for byte as it was', async (t) => {
  const path = join(await tempFolder(t), 'paperboy.db');
  const letter = 'Dear reader, this is no database. '.repeat(100);
  await writeFile(path, letter);
  await refused(path, 'damaged', /damaged or is no SQLite file/);
  assert.equal(await readFile(path, 'utf8'), letter);
});

test('a store with a page overwritten is said to be damaged when it is read', async (t) => {
  const path = join(await tempFolder(t), 'paperboy.db');
  const archive = await openArchive(path);
  await archive.papers.save([daily('2606.00001', '2026-06-15')], now);
  await archive.close();
  const bytes = await readFile(path);
  await writeFile(path, bytes.fill(0x2a, 4096));
  await assert.rejects(
    async () => (await openArchive(path)).papers.count(),
    (error) => error instanceof StoreError && error.trouble === 'damaged',
  );
});

test("another program's database is refused and gets no tables of ours", async (t) => {
  const path = join(await tempFolder(t), 'songs.db');
  const songs = new DatabaseSync(path);
  songs.exec('CREATE TABLE songs (title TEXT)');
  songs.close();
  const before = await readFile(path);
  await refused(path, 'foreign', /belongs to another program/);
  assert.deepEqual(await readFile(path), before);
});

test('a store that a newer version took further is refused and left as it was', async (t) => {
  const path = join(await tempFolder(t), 'paperboy.db');
  await (await openArchive(path)).close();
  const newer = new DatabaseSync(path);
  newer.exec("INSERT INTO steps (name) VALUES ('99 telepathy'); PRAGMA wal_checkpoint(TRUNCATE)");
  newer.close();
  const before = await readFile(path);
  await refused(path, 'newer', /newer Paperboy made .*"99 telepathy"/);
  assert.deepEqual(await readFile(path), before);
});

test('a full disk is said in one sentence, nothing is saved in part, and with room it goes on', async (t) => {
  const path = join(await tempFolder(t), 'paperboy.db');
  await (await openArchive(path)).close();
  const store = openStore(path, 20);
  t.after(store.close);
  const papers = papersIn(
    store,
    meaningIn(store, undefined, () => undefined),
  );
  const finds = Array.from({ length: 500 }, (_, at) =>
    daily(`${at}`, '2026-06-15', at, { abstract: 'word '.repeat(200) }),
  );
  // SQLite answers a page limit as it answers a disk without room.
  store.run('PRAGMA max_page_count = 60');
  await assert.rejects(
    papers.save(finds, now),
    (error) => error instanceof StoreError && error.trouble === 'full',
  );
  assert.equal(await papers.count(), 0);
  store.run('PRAGMA max_page_count = 100000');
  assert.deepEqual(await papers.save(finds, now), { added: 500, known: 0 });
});

/** Opening fails with this trouble, in one sentence, within the time given. */
async function refused(path: string, trouble: StoreTrouble, words: RegExp): Promise<void> {
  await assert.rejects(openArchive(path, { busyMs: 20 }), (error) => {
    assert.ok(error instanceof StoreError, String(error));
    assert.equal(error.trouble, trouble);
    assert.match(error.message, words);
    assert.ok(error.message.includes(path));
    assert.doesNotMatch(error.message, /\n/);
    return true;
  });
}
