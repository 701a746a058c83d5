import type { Softened } from '../query/soft-words.ts';
import type { HowFound } from './archive.ts';
import { type BagQuery, bagQuery, fitOf } from './bag.ts';
import type { Candidates } from './candidates.ts';
import { fused } from './fuse.ts';
import { nearnessTo } from './quantize.ts';
import { bytesIn, numberIn, type Row, textIn } from './rows.ts';
import type { Store } from './store.ts';
import { papersHolding } from './vocabulary.ts';
import { bagIn } from './words-index.ts';

/** A candidate with its place in the answer decided. */
export type Ranked = {
  readonly number: number;
  readonly how: HowFound;
  /** It holds all that was asked for, however it was found. */
  readonly isExact: boolean;
};

type Scored = Omit<Ranked, 'isExact'> & {
  readonly score: number;
  readonly nearness: number;
  readonly held: number;
  readonly votes: number;
  readonly day: string;
  readonly id: string;
};

/** Papers near in meaning that stand beside those that were asked for, at most. */
const mostNear = 20;
/** What is less near is not near: of the cosine, and of the nearest paper's. */
const leastNearness = 0.35;
const leastOfNearest = 0.6;

/** The candidates, best first. Votes, then the newer day, decide only between papers that are alike. */
export function rankCandidates(
  store: Store,
  softened: Softened,
  candidates: Candidates,
  vector: Float32Array | undefined,
): readonly Ranked[] {
  const { exact, named, others } = candidates;
  const how = new Map<number, HowFound>([
    ...others.map((number) => [number, 'meaning'] as const),
    ...exact.map((number) => [number, 'words'] as const),
    ...named.map((number) => [number, 'name'] as const),
  ]);
  const holders = new Set(exact);
  const sought = bagQuery(idfsOf(store, softened.words), softened.words);
  const scored = rowsOf(store, [...how.keys()])
    .map((row) => scoreOf(row, how.get(numberIn(row, 'paper')) ?? 'meaning', sought, vector))
    .map((one) => ({ ...one, isExact: holders.has(one.number) }))
    .toSorted(byScore);
  const shown = new Set(nearEnough(scored));
  return scored.filter((one) => one.how !== 'meaning' || shown.has(one));
}

function nearEnough<One extends Scored>(scored: readonly One[]): readonly One[] {
  const nearest = scored.reduce((most, { nearness }) => Math.max(most, nearness), 0);
  const least = Math.max(leastNearness, nearest * leastOfNearest);
  return scored
    .filter(({ how, nearness, held }) => how === 'meaning' && (nearness >= least || held >= 0.6))
    .slice(0, mostNear);
}

function idfsOf(store: Store, words: readonly string[]): readonly { word: string; idf: number }[] {
  const row = store.prepare('SELECT max(number) AS papers FROM papers').get();
  const all = row?.papers === null ? 0 : numberIn(row ?? {}, 'papers');
  return [...papersHolding(store, words)].map(([word, papers]) => ({
    word,
    idf: Math.max(1e-6, Math.log((all - papers + 0.5) / (papers + 0.5))),
  }));
}

function rowsOf(store: Store, numbers: readonly number[]): readonly Row[] {
  return store
    .prepare(
      `SELECT standings.paper, bag, eight, votes, day, standings.id AS id FROM json_each(?)
         CROSS JOIN standings ON standings.paper = value
         CROSS JOIN bags ON bags.paper = value
         LEFT JOIN vectors ON vectors.paper = value`,
    )
    .all(JSON.stringify(numbers));
}

function scoreOf(row: Row, how: HowFound, sought: BagQuery, vector: Float32Array | undefined): Scored {
  const fit = fitOf(bagIn(bytesIn(row, 'bag')), sought);
  const held = fit.held / Math.max(1, sought.hashes.length);
  const nearness =
    vector && row.eight !== null ? nearnessTo(vector, new Int8Array(bytesIn(row, 'eight'))) : 0;
  // An author's papers are all alike to a search for the author.
  const found =
    how === 'name'
      ? { words: 0, held: 0, nearness: 0, isNamed: true }
      : { words: fit.score, held, nearness, isNamed: fit.isTitle || fit.isName };
  return {
    number: numberIn(row, 'paper'),
    how,
    score: fused(found),
    nearness,
    held,
    votes: numberIn(row, 'votes'),
    day: textIn(row, 'day'),
    id: textIn(row, 'id'),
  };
}

function byScore(one: Scored, other: Scored): number {
  return (
    other.score - one.score ||
    other.votes - one.votes ||
    compare(other.day, one.day) ||
    compare(one.id, other.id)
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
