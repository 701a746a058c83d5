import { DatabaseSync } from 'node:sqlite';
import { searchSorts } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { open as openPlain } from './engines/fts5.ts';
import { open as openOurs } from './engines/paperboy.ts';
import { type Bench, inTurns, type Time } from './frame.ts';
import { typedQueries } from './typed-queries.ts';

const count = 200;
const now = new Date('2026-06-20T12:00:00Z');
/** Searches by more than words. */
const filtered: readonly string[] = [
  'rag OR retrieval OR "agent memory"',
  'diffusion -image',
  'agents upvotes>=20',
  'transformer cat:cs.CV',
  'benchmark since:30d',
  'author:"Wei Wang"',
  'upvotes>=100',
  'cat:cs',
];
/** The commonest words there are. */
const commonest: readonly string[] = ['model', 'language model', 'large model method'];

/** The first page of a search and its total, beside the first page of FTS5 as it comes, or of SQL's LIKE. */
export const bench: Bench = async ({ filled }) => {
  const { archive, plain } = await filled();
  const database = new DatabaseSync(archive, { readOnly: true });
  const queries = typedQueries(titlesIn(database), count);
  const [ours, theirs] = [await openOurs(archive), await openPlain(plain)];
  const ask = (some: readonly string[]) =>
    inTurns(
      some.length,
      (at) => ours.ask(some[at] ?? ''),
      (at) => theirs.ask(some[at] ?? ''),
    );
  await ask(queries.slice(0, 20));
  const usual = await ask(queries);
  const common = await ask(commonest);
  await ours.close();
  await theirs.close();
  const bySort = await askFiltered(archive, database);
  database.close();
  const fts5 = 'plain FTS5 by bm25';
  return [
    { ...figureOf(`search by words and meaning, ${count} of 1 to 6 words`, usual, fts5), aimMs: 25 },
    figureOf('search for the commonest words', common, fts5),
    {
      ...figureOf('search by facts, authors, OR and -word', bySort, 'LIKE over title and abstract'),
      aimMs: 25,
    },
  ];
};

/** Each in one of the orders; beside it the scan that a table without an index makes. */
async function askFiltered(path: string, database: DatabaseSync) {
  const archive = await openArchive(path);
  const scan = database.prepare(
    "SELECT id FROM papers WHERE title || ' ' || abstract LIKE ? ORDER BY published_on DESC LIMIT 10",
  );
  const wishes = filtered.map((typed, at) => {
    const parsed = parseQuery(typed, []);
    if (!parsed.ok) throw new Error(parsed.mistake.reason);
    const sort = searchSorts[at % searchSorts.length] ?? 'relevance';
    return () => archive.papers.search(parsed.query, { sort, limit: 10, offset: 0, now });
  });
  const like = ['%diffusion%', '%speculative decoding%', '%hallucination%'];
  const times = await inTurns(
    wishes.length,
    async (at) => wishes[at]?.(),
    async (at) => scan.all(like[at % like.length] ?? ''),
  );
  await archive.close();
  return times;
}

function figureOf(name: string, times: Awaited<ReturnType<typeof inTurns>>, yardstick: string): Time {
  const { ms, p95Ms, yardstickMs } = times;
  return { name, ms, p95Ms, yardstick: { name: yardstick, ms: yardstickMs } };
}

function titlesIn(database: DatabaseSync): readonly { readonly title: string }[] {
  return database
    .prepare('SELECT title FROM papers ORDER BY number')
    .all()
    .map(({ title }) => ({ title: String(title) }));
}
