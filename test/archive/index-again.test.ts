import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import type { Archive } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import { wordsOf } from '../../src/query/words.ts';
import { daily, now, tempFolder } from './kit.ts';

const finds = Array.from({ length: 1_100 }, (_, at) =>
  daily(`p${at}`, '2026-06-15', at, { title: `Diffusion ${at}` }),
);

test('words that were indexed in forms of another version are indexed anew when the archive is opened', async (t) => {
  const path = await archiveOf(t, (database) => {
    database.exec("UPDATE words_made_as SET forms = 'forms of long ago'");
    database.exec("INSERT INTO words (words) VALUES ('delete-all')");
  });
  const told: string[] = [];
  const archive = await openArchive(path, { indexing: (done, of) => told.push(`${done}/${of}`) });
  t.after(archive.close);
  assert.equal(await found(archive), 1_100);
  assert.deepEqual(told, ['500/1100', '1000/1100', '1100/1100']);
});

test('words that were indexed in our forms are left alone', async (t) => {
  const path = await archiveOf(t, (database) => database.exec('DELETE FROM words WHERE rowid <= 100'));
  const told: number[] = [];
  const archive = await openArchive(path, { indexing: (done) => told.push(done) });
  t.after(archive.close);
  assert.equal(await found(archive), 1_000);
  assert.deepEqual(told, []);
});

async function archiveOf(t: TestContext, change: (database: DatabaseSync) => void): Promise<string> {
  const path = join(await tempFolder(t), 'paperboy.db');
  const archive = await openArchive(path);
  await archive.papers.save(finds, now);
  await archive.close();
  const database = new DatabaseSync(path);
  change(database);
  database.close();
  return path;
}

async function found({ papers }: Archive): Promise<number> {
  const words = wordsOf('diffusion');
  const query = { kind: 'words', words, field: 'text', typed: 'diffusion' } as const;
  return (await papers.search(query, { sort: 'relevance', limit: 1, offset: 0, now })).total;
}
