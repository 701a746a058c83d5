import { DatabaseSync } from 'node:sqlite';
import { openArchive } from '../../src/archive/open.ts';
import { type Bench, inTurns } from './frame.ts';

const tries = 9;

/** What a day's answer needs of a full archive: opening it, and arXiv's lists of a week. */
export const bench: Bench = async ({ fullArchive }) => {
  const path = await fullArchive();
  const opening = await inTurns(
    tries,
    async () => (await openArchive(path)).close(),
    async () => {
      const database = new DatabaseSync(path);
      database.prepare('SELECT count(*) FROM sqlite_schema').get();
      database.close();
    },
  );
  const archive = await openArchive(path);
  const database = new DatabaseSync(path, { readOnly: true });
  const plain = database.prepare(
    "SELECT papers.* FROM listings JOIN papers ON number = paper WHERE source = 'arxiv' AND day BETWEEN ? AND ?",
  );
  const [first, last] = ['2026-06-09', '2026-06-15'] as const;
  const { length } = await archive.papers.listed('arxiv', first, last);
  const week = await inTurns(
    tries,
    () => archive.papers.listed('arxiv', first, last),
    async () => plain.all(first, last),
  );
  database.close();
  await archive.close();
  return [
    {
      name: 'open the full archive and close it',
      ms: opening.ms,
      aimMs: 20,
      yardstick: { name: 'SQLite alone, opening the file', ms: opening.yardstickMs },
    },
    {
      name: `read arXiv's lists of a week, ${length} papers`,
      ms: week.ms,
      aimMs: 200,
      yardstick: { name: 'one SELECT of the same rows', ms: week.yardstickMs },
    },
  ];
};
