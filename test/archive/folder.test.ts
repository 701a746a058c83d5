import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { isFolder, makeFolderOf } from '../../src/archive/folder.ts';
import { openArchive } from '../../src/archive/open.ts';
import { runCommand } from '../../src/program.ts';
import { makeTestWorld } from '../kit/world.ts';
import { tempFolder } from './kit.ts';

test('where the store is a folder, a file in it is proposed', async (t) => {
  const folder = await tempFolder(t);
  await assert.rejects(openArchive(folder), {
    message: `${folder} is a folder: name a file in it, such as ${join(folder, 'paperboy.db')}.`,
  });
});

test('a store below a folder that takes no others is refused, and the program ends', {
  skip: existsSync('/proc') ? false : 'there is no /proc here',
}, () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [resolve(import.meta.dirname, '../../src/main.ts'), 'outbox'],
    {
      env: { PATH: process.env.PATH, PAPERBOY_STORE: '/proc/paperboy/store.db' },
      timeout: 20_000,
      killSignal: 'SIGKILL',
    },
  );
  assert.equal(status, 1);
  assert.match(String(stderr), /^Paperboy may not write the store \/proc\/paperboy\/store\.db: /);
});

test('missing folders are made, by several at once too, and through a link', async (t) => {
  const folder = await tempFolder(t);
  await mkdir(join(folder, 'real'));
  await symlink(join(folder, 'real'), join(folder, 'link'));
  for (const file of ['a/b/c.db', 'a/b/d.db', 'a/../e/f.db', 'link/g/h.db']) makeFolderOf(join(folder, file));
  for (const made of ['a/b', 'e', 'real/g']) assert.ok(isFolder(join(folder, made)), made);
  await symlink(join(folder, 'nowhere'), join(folder, 'dangling'));
  assert.throws(() => makeFolderOf(join(folder, 'dangling', 'i.db')), { code: 'EEXIST' });
});

test('a file is not written into a folder that is not there, and the folder is named', async (t) => {
  const folder = await tempFolder(t);
  const store = join(folder, 'paperboy.db');
  const missing = join(folder, 'missing');
  const run = (...words: string[]) =>
    runCommand(makeTestWorld({ PAPERBOY_STORE: store }, '2026-06-15T12:00:00Z'), words);
  for (const words of [
    ['backup', join(missing, 'backup.db')],
    ['export', join(missing, 'papers.jsonl.gz')],
    ['choices', 'export', join(missing, 'choices.json')],
    ['train', join(folder, 'papers.jsonl'), '--to', missing],
  ])
    await assert.rejects(run(...words), {
      name: 'OperatorError',
      message: `There is no folder ${missing}: make it first.`,
    });
  assert.ok(!existsSync(missing));
});
