import type { ListedPaper } from '../match.ts';
import type { PaperId } from '../paper.ts';
import { listingIn, paperIn } from './paper-rows.ts';
import { numberIn, type Row } from './rows.ts';
import type { Store } from './store.ts';

/** The papers with these row numbers, in this order, with their listings. */
export function papersOf(store: Store, numbers: readonly number[]): readonly ListedPaper[] {
  const byNumber = store.prepare('SELECT * FROM papers WHERE number = ?');
  return withListings(store, found(numbers.map((number) => byNumber.get(number))));
}

/** The papers of these ids that are known, in this order, with their listings. */
export function papersWithIds(store: Store, ids: readonly PaperId[]): readonly ListedPaper[] {
  const byId = store.prepare('SELECT * FROM papers WHERE id = ?');
  return withListings(store, found(ids.map((id) => byId.get(id))));
}

/** A paper's listings, newest first; of one day Hugging Face before arXiv, since its listings carry votes. */
export function listingRows(store: Store, paper: number): readonly Row[] {
  return store.prepare('SELECT * FROM listings WHERE paper = ? ORDER BY day DESC, source DESC').all(paper);
}

function found(rows: readonly (Row | undefined)[]): readonly Row[] {
  return rows.filter((row) => row !== undefined);
}

function withListings(store: Store, rows: readonly Row[]): readonly ListedPaper[] {
  return rows.map((row) => {
    const paper = paperIn(row);
    const listings = listingRows(store, numberIn(row, 'number'));
    return { paper, listings: listings.map((listing) => listingIn(listing, paper.id)) };
  });
}
