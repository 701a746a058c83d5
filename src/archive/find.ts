import type { Query } from '../query/query.ts';
import { type Softened, soften } from '../query/soft-words.ts';
import type { FindResult, FindWish } from './archive.ts';
import { type Candidates, candidatesFor } from './candidates.ts';
import { firstFound } from './found-rows.ts';
import { papersOf } from './listed-papers.ts';
import type { Meaning } from './meaning.ts';
import { type Ranked, rankCandidates } from './rank-candidates.ts';
import { respelled } from './respell.ts';
import { searchPapers } from './search.ts';
import { searchSql } from './search-sql.ts';
import type { Store } from './store.ts';

/** Papers that are looked at for their meaning; some of them hold the words too. */
const mostNear = 100;

/**
 * Papers by words and meaning together, best first. A query without words of its own, as filters or a topic, has nothing
 * to be near to: it is answered by `searchPapers`.
 */
export async function findPapers(
  store: Store,
  meaning: Meaning,
  query: Query,
  wish: FindWish,
): Promise<FindResult> {
  const softened = soften(query);
  if (!softened) return withoutMeaning(store, query, wish);
  const meant = store.read(() => respelled(store, softened.words));
  const vector = await meaning.embedWords(mended(softened, meant));
  return store.read(() => {
    const near = vector
      ? meaning.nearest(vector, { limit: mostNear, query: softened.hard, now: wish.now })
      : [];
    const numbers = near.map(({ number }) => number);
    const candidates = candidatesFor(store, query, softened, numbers, wish.now);
    const ranked = rankCandidates(store, softened, candidates, vector);
    return { ...answer(store, query, wish, candidates, ranked), meant };
  });
}

function answer(
  store: Store,
  query: Query,
  { now, offset, limit }: FindWish,
  { total, isMore }: Candidates,
  ranked: readonly Ranked[],
): Omit<FindResult, 'meant'> {
  const exact = new Set(ranked.flatMap(({ number, isExact }) => (isExact ? [number] : [])));
  const page: Pick<Ranked, 'number' | 'how'>[] = ranked.slice(offset, offset + limit);
  // What was not worth scoring stands behind, the newest first.
  const behind = total > exact.size && page.length < limit ? Math.max(0, offset - ranked.length) : undefined;
  if (behind !== undefined) {
    const wanted = behind + limit - page.length;
    const newest = firstFound(store, searchSql(query, now), wanted + exact.size, true);
    const rest = newest.filter((number) => !exact.has(number)).slice(behind, wanted);
    page.push(...rest.map((number) => ({ number, how: 'words' as const })));
  }
  const numbers = page.map(({ number }) => number);
  const papers = papersOf(store, numbers);
  return {
    total,
    isMore,
    named: ranked.filter(({ how }) => how === 'name').length,
    near: ranked.filter(({ how }) => how === 'meaning').length,
    shown: ranked.length + Math.max(0, total - exact.size),
    papers: papers.map((listed, at) => ({ ...listed, how: page[at]?.how ?? 'words' })),
  };
}

/** The words as they were probably meant, for a model that knows no slip. */
function mended({ words, typed }: Softened, meant: ReadonlyMap<string, string>): string {
  return meant.size === 0 ? typed : words.map((word) => meant.get(word) ?? word).join(' ');
}

function withoutMeaning(store: Store, query: Query, wish: FindWish): FindResult {
  const { total, papers } = store.read(() => searchPapers(store, query, { ...wish, sort: 'relevance' }));
  const found = papers.map((listed) => ({ ...listed, how: 'words' as const }));
  return { total, isMore: false, named: 0, near: 0, shown: total, papers: found, meant: new Map() };
}
