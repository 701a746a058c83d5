import { topics } from '../../config/topics.ts';
import { openArchive } from '../../src/archive/open.ts';
import { addDays, dayOf } from '../../src/day.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { preparePaper } from '../../src/query/prepare.ts';
import { isQuiet } from '../../src/select/noise.ts';
import { watchQueries } from '../../src/select/pings.ts';
import { randomNumbers } from '../chaos/faults.ts';

/** A month, as what `follow` shows before somebody follows. */
const daysTried = 30;
/** So many queries are tried; most are kept. */
const queriesTried = 25_000;

/** Queries that people follow, and how many papers of the month before each would have pinged for. */
export type Followed = { readonly query: string; readonly papers: number };

/**
 * Queries of one or two keywords that pinged in the month before this moment, and no more than `follow` calls quiet. The
 * same in every run.
 */
export async function followedQueries(path: string, now: Date): Promise<readonly Followed[]> {
  const archive = await openArchive(path);
  const last = addDays(dayOf(now), -1);
  const first = addDays(last, 1 - daysTried);
  const lists = await Promise.all(
    (['arxiv', 'huggingface'] as const).map((source) => archive.papers.listed(source, first, last)),
  );
  await archive.close();
  const papers = new Map(lists.flat().map((listed) => [listed.paper.id, listed]));
  const random = randomNumbers(9);
  const keywords = [...papers.values()].flatMap(({ paper }) => paper.keywords);
  const keyword = () => keywords[Math.floor(random() * keywords.length)] ?? 'video';
  const tried = new Map<string, number>();
  while (tried.size < queriesTried) tried.set(queryOf(random, keyword), 0);
  const watch = watchQueries(tried.keys(), topics);
  for (const listed of papers.values())
    for (const { query } of watch({ listed, prepared: preparePaper(listed) }, now))
      tried.set(query, (tried.get(query) ?? 0) + 1);
  return [...tried]
    .map(([query, papers]) => ({ query, papers }))
    .filter(({ papers }) => papers > 0 && isQuiet({ papers, days: daysTried }));
}

/** A query of one or two keywords, each of some words. */
export function queryOf(random: () => number, keyword: () => string): string {
  for (;;) {
    const [one, other] = [keyword(), keyword()].map((words) => words.replaceAll('"', ''));
    const roll = random();
    const query =
      roll < 0.6
        ? `"${one}"`
        : roll < 0.8
          ? `${one}`
          : roll < 0.9
            ? `"${one}" OR "${other}"`
            : `"${one}" -"${other}"`;
    if (parseQuery(query, topics).ok) return query;
  }
}
