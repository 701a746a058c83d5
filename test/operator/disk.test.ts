import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { openArchive } from '../../src/archive/open.ts';
import { daily, now, tempFolder } from '../archive/kit.ts';

// The real program on a real disk that is full: a small one in memory, which the system lets us make for one process.
const main = resolve(import.meta.dirname, '../../src/main.ts');
const small = spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'true']);
const noSmallDisk =
  small.status === 0 ? false : 'this system lets nobody make a small disk (unshare --mount)';

test('on a disk that is full an import ends in one sentence, and keeps whole batches alone', {
  skip: noSmallDisk,
}, async (t) => {
  const folder = await tempFolder(t);
  const store = join(folder, 'paperboy.db');
  const archive = await openArchive(store);
  await archive.papers.save([daily('2606.00001', '2026-06-15', 3)], now);
  await archive.close();
  const papers = join(folder, 'papers.jsonl');
  await writeFile(papers, Array.from({ length: 3_000 }, (_, at) => lineOf(at)).join(''));
  const done = await onSmallDisk(store, '6m', ['import', papers]);
  assert.deepEqual([done.status, done.written], [1, '']);
  assert.match(
    done.noted,
    /^The disk of the store \S+ is full: free some space; nothing was written in part\.\n$/,
  );
  const after = new DatabaseSync(store, { readOnly: true });
  t.after(() => after.close());
  const count = (sql: string) => Number(after.prepare(sql).get()?.count);
  const kept = count('SELECT count(*) AS count FROM papers');
  assert.ok(kept > 1 && kept < 3_001, `${kept} papers`);
  assert.equal((kept - 1) % 500, 0, `${kept} papers are no whole batches`);
  assert.equal(count('SELECT count(*) AS count FROM listings'), kept);
  assert.deepEqual({ ...after.prepare('PRAGMA integrity_check').get() }, { integrity_check: 'ok' });
});

test('where a full disk leaves no room for a store at all, it says so in one sentence', {
  skip: noSmallDisk,
}, async (t) => {
  for (const size of ['16k', '48k', '150k']) {
    const done = await onSmallDisk(join(await tempFolder(t), 'paperboy.db'), size, ['outbox']);
    assert.deepEqual([done.status, done.written], [1, '']);
    assert.match(done.noted, /^The disk of the store \S+ is full: free some space; .*\n$/, size);
  }
});

test('a store that another program holds locked is one sentence, and stays as it was', async (t) => {
  const store = join(await tempFolder(t), 'paperboy.db');
  await (await openArchive(store)).close();
  const before = await readFile(store);
  const holder = new DatabaseSync(store);
  t.after(() => holder.close());
  holder.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  const done = await ended(spawn(process.execPath, [main, 'deliver', '--once'], envOf(store)));
  assert.deepEqual([done.status, done.written], [1, '']);
  assert.match(done.noted, /^Another program holds the store \S+ locked: stop that program, or set .*\n$/);
  assert.deepEqual(await readFile(store), before);
});

test('a store with pages that were overwritten is one sentence, and no page more is changed', async (t) => {
  const store = join(await tempFolder(t), 'paperboy.db');
  await (await openArchive(store)).close();
  const broken = (await readFile(store)).fill(0x2a, 4_096);
  await writeFile(store, broken);
  const done = await ended(spawn(process.execPath, [main, 'outbox'], envOf(store)));
  assert.deepEqual([done.status, done.written], [1, '']);
  assert.match(
    done.noted,
    /^The store \S+ is damaged or is no SQLite file: put a backup in its place, .*\n$/,
  );
  assert.deepEqual(await readFile(store), broken);
});

function lineOf(at: number): string {
  const id = `2605.${String(at).padStart(5, '0')}`;
  const summary = Array.from({ length: 100 }, (_, word) => `word${at * word}`).join(' ');
  const paper = { id, title: `Paper ${at}`, summary, dailyDate: '2026-05-01', upvotes: 1 };
  return `${JSON.stringify(paper)}\n`;
}

/** Runs the program with the store on a disk of this size; what is on the disk then takes the store's place. */
async function onSmallDisk(store: string, size: string, words: readonly string[]) {
  const folder = `${store}.disk`;
  const script = `
    mkdir "$DISK"; mount -t tmpfs -o "size=$SIZE" none "$DISK" || exit 99
    if [ -e "$STORE" ]; then cp "$STORE" "$DISK/paperboy.db"; fi
    "$@"; status=$?
    cp "$DISK"/paperboy.db* "$(dirname "$STORE")"; exit $status`;
  const env = { DISK: folder, SIZE: size, STORE: store };
  const command = [process.execPath, main, ...words];
  const shell = ['--user', '--map-root-user', '--mount', 'sh', '-c', script, 'sh', ...command];
  return ended(spawn('unshare', shell, envOf(join(folder, 'paperboy.db'), env)));
}

function envOf(store: string, env: Readonly<Record<string, string>> = {}) {
  return {
    env: { PATH: process.env.PATH, PAPERBOY_STORE: store, PAPERBOY_LOG: 'silent', ...env },
  };
}

async function ended(child: ReturnType<typeof spawn>) {
  assert.ok(child.stdout && child.stderr);
  const [written, noted, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { written, noted, status };
}
