import type { Day } from '../day.ts';
import type { Listing, SourceName } from '../listing.ts';
import type { OwnGist, PaperId } from '../paper.ts';
import type { Query } from '../query/query.ts';
import type { Kept, Papers } from './archive.ts';
import { findPapers } from './find.ts';
import { foundDays } from './found-days.ts';
import { listingRows, papersOf, papersWithIds } from './listed-papers.ts';
import type { Meaning } from './meaning.ts';
import { dayIn, listingIn, paperIn } from './paper-rows.ts';
import { numberIn, type Row, textIn } from './rows.ts';
import { indexSaved, saveFinds } from './save.ts';
import { searchPapers } from './search.ts';
import { seekLikes } from './seek-likes.ts';
import type { Store } from './store.ts';
import { vectorsOf } from './vector-rows.ts';
import { papersHolding } from './vocabulary.ts';

/** Papers and listings in SQLite. */
export function papersIn(store: Store, meaning: Meaning): Papers {
  const seek = (query: Query, { now }: { readonly now: Date }) => seekLikes(store, meaning, query, now);
  return {
    save: async (finds, now) => {
      const { count, numbers } = store.write(() => {
        const saved = saveFinds(store, finds, now);
        indexSaved(store, saved.reworded);
        return saved;
      });
      await meaning.embedSaved(numbers);
      return count;
    },
    get: async (ids) => store.read(() => papersWithIds(store, ids)),
    listed: async (source, first, last) =>
      store.read(() => papersOf(store, numbersListed(store, source, first, last))),
    listedDays: async (source, first, last) => store.read(() => countByDay(store, source, first, last)),
    search: async (query, wish) => store.read(() => searchPapers(store, seek(query, wish), wish)),
    foundDays: async (query, span) => store.read(() => foundDays(store, seek(query, span), span)),
    find: (query, wish) => findPapers(store, meaning, seek(query, wish), wish),
    holding: async (words) => store.read(() => papersHolding(store, words)),
    seenAt: async (ids) => store.read(() => seenAt(store, ids)),
    vectors: async (ids) => store.read(() => vectorsOf(store, ids)),
    nearest: async (to, wish) => {
      const near = meaning.nearest(to, wish.query ? { ...wish, query: seek(wish.query, wish) } : wish);
      const papers = store.read(() =>
        papersOf(
          store,
          near.map(({ number }) => number),
        ),
      );
      return papers.map((listed, at) => ({ listed, nearness: near[at]?.nearness ?? 0 }));
    },
    embedWords: meaning.embedWords,
    embedRest: meaning.embedRest,
    keepGist: async (paper, gist) => store.write(() => keepGist(store, paper, gist)),
    count: async () => numberIn(countRow(store), 'papers'),
    each: () => everyPaper(store),
  };
}

/** Keeps our own gist of a paper, in the caller's transaction. */
export function keepGist(store: Store, paper: PaperId, { text, by }: OwnGist): void {
  const unless = by === 'sentence' ? " AND own_gist_by IS NOT 'machine'" : '';
  store.prepare(`UPDATE papers SET own_gist = ?, own_gist_by = ? WHERE id = ?${unless}`).run(text, by, paper);
}

function numbersListed(store: Store, source: SourceName, first: Day, last: Day): readonly number[] {
  const rows = store
    .prepare('SELECT paper FROM listings WHERE source = ? AND day BETWEEN ? AND ? ORDER BY day, rank, paper')
    .all(source, first, last);
  return [...new Set(rows.map((row) => numberIn(row, 'paper')))];
}

function countByDay(store: Store, source: SourceName, first: Day, last: Day): ReadonlyMap<Day, number> {
  const rows = store
    .prepare(
      'SELECT day, count(*) AS papers FROM listings WHERE source = ? AND day BETWEEN ? AND ? GROUP BY day',
    )
    .all(source, first, last);
  return new Map(rows.map((row) => [dayIn(row, 'day'), numberIn(row, 'papers')]));
}

function seenAt(store: Store, ids: readonly PaperId[]): ReadonlyMap<PaperId, string> {
  const one = store.prepare('SELECT seen_at FROM papers WHERE id = ?');
  const rows = ids.map((id) => [id, one.get(id)] as const);
  return new Map(rows.flatMap(([id, row]) => (row ? [[id, textIn(row, 'seen_at')] as const] : [])));
}

function countRow(store: Store): Row {
  return store.read(() => store.prepare('SELECT count(*) AS papers FROM papers').get()) ?? {};
}

/** Reads page after page, so that the store is never held while a slow reader thinks. */
async function* everyPaper(store: Store): AsyncIterable<Kept> {
  for (let after = 0; ; ) {
    const rows = store.read(() =>
      store.prepare('SELECT * FROM papers WHERE number > ? ORDER BY number LIMIT 500').all(after),
    );
    if (rows.length === 0) return;
    for (const row of rows) {
      after = numberIn(row, 'number');
      yield keptIn(store, row);
    }
  }
}

function keptIn(store: Store, row: Row): Kept {
  const paper = paperIn(row);
  const listings = store.read(() => listingRows(store, numberIn(row, 'number')));
  return {
    paper,
    listings: listings.map((listing) => ranked(listing, paper.id)),
    seenAt: textIn(row, 'seen_at'),
  };
}

function ranked(row: Row, paper: PaperId): Listing & { readonly rank: number } {
  return { ...listingIn(row, paper), rank: numberIn(row, 'rank') };
}
