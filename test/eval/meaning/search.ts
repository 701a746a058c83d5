import type { Archive } from '../../../src/archive/archive.ts';
import type { PaperId } from '../../../src/paper.ts';
import type { Query } from '../../../src/query/query.ts';
import { now, type Pool } from './pool.ts';
import { answerLength, type Question, type Score, scoreOfOne, type Way } from './row.ts';

/** What each way finds for a question among the papers of an archive. */
export async function searchScores(
  archive: Archive,
  pool: Pool,
  { words, wanted }: Question,
): Promise<Readonly<Record<Way, Score>>> {
  return {
    'bm25 alone': scoreOfOne(await byBm25(archive, pool, words), wanted),
    'vectors alone': scoreOfOne(await byVectors(archive, words), wanted),
    hybrid: scoreOfOne(await byBoth(archive, words), wanted),
  };
}

/** Papers with all of the words by bm25, then those with some of them. */
export async function byBm25(
  archive: Archive,
  pool: Pool,
  words: readonly string[],
): Promise<readonly PaperId[]> {
  const telling = [...new Set(words)].filter(
    (word) => (pool.holding.get(word) ?? 0) < pool.papers.length / 3,
  );
  if (telling.length === 0) return [];
  const wish = { sort: 'relevance', limit: answerLength, offset: 0, now } as const;
  const all = await archive.papers.search({ kind: 'and', queries: telling.map(wordQuery) }, wish);
  const some =
    all.papers.length < answerLength
      ? await archive.papers.search({ kind: 'or', queries: telling.map(wordQuery) }, wish)
      : all;
  return [...new Set([...all.papers, ...some.papers].map(({ paper }) => paper.id))];
}

async function byVectors(archive: Archive, words: readonly string[]): Promise<readonly PaperId[]> {
  const vector = await archive.papers.embedWords(words.join(' '));
  if (!vector) return [];
  const near = await archive.papers.nearest(vector, { limit: answerLength, now });
  return near.map(({ listed }) => listed.paper.id);
}

/** As `search` does. */
async function byBoth(archive: Archive, words: readonly string[]): Promise<readonly PaperId[]> {
  const query: Query = { kind: 'and', queries: words.map(wordQuery) };
  const { papers } = await archive.papers.find(query, { limit: answerLength, offset: 0, now });
  return papers.map(({ paper }) => paper.id);
}

function wordQuery(word: string) {
  return { kind: 'words', words: [word], field: 'text', typed: word } as const;
}
