import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { importPapers } from '../../src/archive/import.ts';
import { openArchive } from '../../src/archive/open.ts';
import { readLines } from '../../src/archive/papers-file.ts';
import { type Bench, timed } from './frame.ts';

const papers = 10_000;

/** Saving 10,000 papers, each parsed, stored and put into the search index; then the same again, when all are known. */
export const bench: Bench = async ({ corpus, folder }) => {
  const lines: string[] = [];
  for await (const line of readLines(corpus)) if (lines.push(line) === papers) break;
  const plain = await timed(async () => insertPlainly(join(folder, 'plain.db'), lines));
  const archive = await openArchive(join(folder, 'save.db'));
  const save = () => importPapers(archive, given(lines), { now: new Date() });
  const first = await timed(save);
  const again = await timed(save);
  await archive.close();
  const yardstick = { name: 'JSON.parse and a plain insert', ms: plain.ms };
  return [
    { name: `parse and save ${papers} papers`, ms: first.ms, aimMs: 10_000, yardstick },
    { name: `save the same ${papers} again`, ms: again.ms, yardstick },
  ];
};

async function* given(lines: readonly string[]): AsyncIterable<string> {
  yield* lines;
}

/** The least that any store of these papers must do: no search, no listings, no merging. */
function insertPlainly(path: string, lines: readonly string[]): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec('CREATE TABLE papers (id TEXT PRIMARY KEY, title TEXT, abstract TEXT, facts TEXT)');
  const insert = database.prepare('INSERT OR REPLACE INTO papers VALUES (?, ?, ?, ?)');
  for (let from = 0; from < lines.length; from += 500) {
    database.exec('BEGIN');
    for (const line of lines.slice(from, from + 500)) {
      const { id, title, summary, ...facts } = JSON.parse(line);
      insert.run(id, title, summary, JSON.stringify(facts));
    }
    database.exec('COMMIT');
  }
  database.close();
}
