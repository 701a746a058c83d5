import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openArchive } from '../../src/archive/open.ts';
import { operatorCommands, runCommand } from '../../src/program.ts';
import { daily, tempFolder } from '../archive/kit.ts';
import { makeTestWorld } from '../kit/world.ts';

test('a list is printed byte for byte, for a file to take it, and its words go beside it', async (t) => {
  const { run, folder } = await shelf(t);
  await run('save 2606.00001 for chapter 2');
  const printed = await run('export csv');
  assert.ok(printed.written.startsWith('\ufefftitle,'), printed.written);
  assert.match(printed.noted, /1 paper, as CSV\.[\s\S]*add --to saved-2026-06-15\.csv/);
  const file = join(folder, 'list.csv');
  const kept = await run(`export csv --to ${file}`);
  assert.deepEqual([kept.status, kept.written, readFileSync(file, 'utf8')], [0, '', printed.written]);
  assert.match(kept.noted, /Written to /);
});

test('a list is data for a program that asks for data', async (t) => {
  const { run } = await shelf(t);
  await run('save 2606.00001');
  const { files } = JSON.parse((await run('export ris --json')).written);
  assert.equal(files.length, 1);
  assert.match(Buffer.from(files[0].base64, 'base64').toString(), /^TY {2}- UNPB\r\n/);
});

test('--to is told where there is nothing to write, or nowhere', async (t) => {
  const { run, folder } = await shelf(t);
  await run('save 2606.00001');
  await assert.rejects(run('saved --to list.bib'), /no picture and no list/);
  await assert.rejects(run(`export --to ${join(folder, 'no', 'list.bib')}`), /There is no folder .*no: make/);
  await assert.rejects(run(`export --to ${folder}`), /choose another place/);
});

test('export is a reader’s list, and with a file’s name the whole archive', async (t) => {
  const { run, folder } = await shelf(t);
  assert.match((await run('export')).written, /Nothing is put aside/);
  const file = join(folder, 'papers.jsonl');
  assert.match((await run(`export ${file}`)).written, /1 papers written/);
  assert.equal(JSON.parse(readFileSync(file, 'utf8')).id, '2606.00001');
  const help = (await run('help export')).written;
  assert.match(help, /^npm run -s paperboy -- export FILE\n[\s\S]*export \[query\]/);
  assert.ok(Object.hasOwn(operatorCommands, 'export'));
});

async function shelf(t: Parameters<typeof tempFolder>[0]) {
  const folder = await tempFolder(t);
  const store = join(folder, 'paperboy.db');
  const archive = await openArchive(store);
  await archive.papers.save(
    [daily('2606.00001', '2026-06-15', 9, { title: 'Camera cloning' })],
    new Date('2026-06-15T12:00:00Z'),
  );
  await archive.close();
  const run = async (words: string) => {
    const world = makeTestWorld({ PAPERBOY_STORE: store }, '2026-06-15T12:00:00Z');
    const status = await runCommand(world, words.split(' '));
    return { status, written: world.written(), noted: world.noted() };
  };
  return { run, folder };
}
