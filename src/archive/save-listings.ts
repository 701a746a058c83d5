import type { Day } from '../day.ts';
import type { SourceName } from '../listing.ts';
import type { PaperId } from '../paper.ts';
import type { Find, RankedListing } from './archive.ts';
import { numberIn } from './rows.ts';
import type { Store } from './store.ts';

/** A listing and the row number of its paper. */
type Entry = { readonly listing: RankedListing; readonly paper: number };

/**
 * Saves the listings of finds whose papers have these row numbers, and brings up to date what the search sorts by.
 * A newer reading wins; votes or comments that it does not state stay as they were known.
 */
export function saveListings(
  store: Store,
  finds: readonly Find[],
  numbers: ReadonlyMap<PaperId, number>,
): void {
  for (const entries of byList(finds, numbers).values()) saveList(store, entries);
  for (const paper of new Set(numbers.values())) refreshStanding(store, paper);
}

function byList(
  finds: readonly Find[],
  numbers: ReadonlyMap<PaperId, number>,
): ReadonlyMap<string, readonly Entry[]> {
  const lists = new Map<string, Entry[]>();
  for (const find of finds) {
    const paper = numbers.get(find.paper.id);
    if (paper === undefined) continue;
    for (const listing of find.listings) {
      const list = `${listing.source} ${listing.day}`;
      lists.set(list, [...(lists.get(list) ?? []), { listing, paper }]);
    }
  }
  return lists;
}

function saveList(store: Store, entries: readonly Entry[]): void {
  const ranks = ranksOf(store, entries);
  for (const { listing, paper } of entries) {
    store
      .prepare(
        `INSERT INTO listings (paper, day, source, rank, votes, comments) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET rank = excluded.rank,
           votes = coalesce(excluded.votes, votes), comments = coalesce(excluded.comments, comments)`,
      )
      .run(
        paper,
        listing.day,
        listing.source,
        listing.rank ?? ranks.get(paper) ?? 0,
        listing.votes ?? null,
        listing.comments ?? null,
      );
  }
}

/**
 * The order in which the source showed the list. A save that holds every paper known of the list gives the order anew;
 * one that holds a part of it leaves the known ones in their places and puts the new ones behind them.
 */
function ranksOf(store: Store, entries: readonly Entry[]): ReadonlyMap<number, number> {
  const papers = [...new Set(entries.map((entry) => entry.paper))];
  const first = entries[0]?.listing;
  if (!first || entries.every((entry) => entry.listing.rank !== undefined)) return new Map();
  const known = knownRanks(store, first.source, first.day);
  const shown = new Set(papers);
  if ([...known.keys()].every((paper) => shown.has(paper)))
    return new Map(papers.map((paper, rank) => [paper, rank]));
  let next = Math.max(...known.values()) + 1;
  return new Map(papers.map((paper) => [paper, known.get(paper) ?? next++]));
}

function knownRanks(store: Store, source: SourceName, day: Day): ReadonlyMap<number, number> {
  const rows = store
    .prepare('SELECT paper, rank FROM listings WHERE source = ? AND day = ?')
    .all(source, day);
  return new Map(rows.map((row) => [numberIn(row, 'paper'), numberIn(row, 'rank')]));
}

/** What a paper is sorted and filtered by in a search, worked out from its facts and its listings. */
export function refreshStanding(store: Store, paper: number): void {
  store
    .prepare(
      `INSERT INTO standings (paper, id, votes, day, listed_on)
         SELECT number, id, coalesce(max(votes), 0), coalesce(max(day), published_on, ''), coalesce(max(day), '')
           FROM papers LEFT JOIN listings ON paper = number WHERE number = ? GROUP BY number
       ON CONFLICT DO UPDATE SET votes = excluded.votes, day = excluded.day, listed_on = excluded.listed_on
         WHERE (votes, day, listed_on) IS NOT (excluded.votes, excluded.day, excluded.listed_on)`,
    )
    .run(paper);
}
