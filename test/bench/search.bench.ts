import { DatabaseSync } from 'node:sqlite';
import type { Archive, SearchSort } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import type { Query } from '../../src/query/query.ts';
import { nameWordsOf, wordsOf } from '../../src/query/words.ts';
import { type Bench, quantile, timed } from './frame.ts';

/** Searches as people make them, on the full archive. The last two are the commonest words there are. */
const typed: readonly string[] = [
  'diffusion',
  'diffusion image editing',
  'speculative decoding',
  'mixture of experts',
  'state space model',
  'retrieval augmented generation',
  'RAG',
  'llm agents',
  'tool use benchmark',
  'reinforcement learning reasoning',
  'vision language action robot',
  'gaussian splatting',
  'text to speech',
  'kv cache compression',
  'sparse autoencoder interpretability',
  'world model',
  'code generation',
  'protein',
  'federated learning privacy',
  'graph neural network',
  'video generation',
  'quantization 4 bit',
  'multilingual low resource',
  'hallucination',
  'long context',
];
const others: readonly Query[] = [
  { kind: 'or', queries: ['rag', 'retrieval', 'agent memory'].map(allWords) },
  { kind: 'and', queries: [allWords('diffusion'), { kind: 'not', query: allWords('image') }] },
  { kind: 'and', queries: [allWords('agents'), { kind: 'votes', compare: '>=', count: 20 }] },
  { kind: 'and', queries: [allWords('transformer'), { kind: 'category', category: 'cs.cv' }] },
  { kind: 'and', queries: [allWords('benchmark'), { kind: 'since', days: 30 }] },
  { kind: 'author', words: nameWordsOf('Wei Wang'), typed: 'Wei Wang' },
  { kind: 'votes', compare: '>=', count: 100 },
  { kind: 'category', category: 'cs' },
  { kind: 'all' },
];
const commonest: readonly Query[] = ['model', 'language model'].map(allWords);
const sorts: readonly SearchSort[] = ['relevance', 'votes', 'date'];

/** The first page of a search and its total. */
export const bench: Bench = async ({ fullArchive }) => {
  const path = await fullArchive();
  const archive = await openArchive(path);
  const normal = [...typed.map(allWords), ...others];
  await timesOf(archive, normal.slice(0, 3));
  const times = await timesOf(archive, normal);
  const common = await timesOf(archive, commonest);
  await archive.close();
  const scan = { name: 'LIKE over title and abstract', ms: quantile(scanTimes(path), 0.5) };
  return [
    { name: `search, median of ${times.length}`, ms: quantile(times, 0.5), yardstick: scan },
    { name: 'search, 95 of 100 within', ms: quantile(times, 0.95), aimMs: 25, yardstick: scan },
    { name: 'search for the commonest words, slowest', ms: quantile(common, 1), yardstick: scan },
  ];
};

async function timesOf(archive: Archive, queries: readonly Query[]): Promise<readonly number[]> {
  const times: number[] = [];
  const now = new Date('2026-06-20T12:00:00Z');
  for (const query of queries) {
    for (const sort of sorts) {
      times.push((await timed(() => archive.papers.search(query, { sort, limit: 10, offset: 0, now }))).ms);
    }
  }
  return times;
}

function scanTimes(path: string): readonly number[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const scan = database.prepare(
    "SELECT id FROM papers WHERE title || ' ' || abstract LIKE ? ORDER BY published_on DESC LIMIT 10",
  );
  const times = ['%diffusion%', '%speculative decoding%', '%hallucination%'].map((words) => {
    const start = performance.now();
    scan.all(words);
    return performance.now() - start;
  });
  database.close();
  return times;
}

function allWords(words: string): Query {
  const queries = wordsOf(words).map(
    (word) => ({ kind: 'words', words: [word], field: 'text', typed: word }) as const,
  );
  return { kind: 'and', queries };
}
