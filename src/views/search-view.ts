import type { ListedPaper } from '../match.ts';
import { matchQuery } from '../query/match.ts';
import type { Query } from '../query/query.ts';
import type { Item, View } from '../view.ts';
import { itemOf, type Showing } from './item.ts';
import { searchTips } from './search-tips.ts';
import { matched } from './why.ts';
import { count, oneLine } from './words.ts';

/** A search and what it found. */
export type Found = {
  readonly typed: string;
  readonly query: Query;
  /** How many papers match in all; `papers` are some of them, from `offset` on. */
  readonly total: number;
  readonly offset: number;
  readonly papers: readonly ListedPaper[];
  /** In words: `most votes first`. */
  readonly order?: string;
  readonly now: Date;
};

/** The papers a search found, each with the words that matched. */
export function searchView(found: Found, showing: Showing): View {
  const typed = oneLine(found.typed);
  const title = typed === '' ? 'Search' : `Search · ${typed}`;
  if (found.total === 0)
    return {
      title,
      lead: 'No paper matches.',
      sections: [{ title: 'What to try', items: [], rows: searchTips(found.query, found.typed) }],
    };
  const items = found.papers.map((listed) => searchItem(listed, found, showing));
  return { title, lead: leadOf(found), sections: [{ title: 'Papers', items }] };
}

function searchItem(listed: ListedPaper, { typed, query, now }: Found, showing: Showing): Item {
  const outcome = matchQuery(query, listed, now);
  const why = outcome.matched ? matched(outcome.words, typed) : undefined;
  return { ...itemOf(listed, showing), ...(why && { why }) };
}

function leadOf({ total, offset, papers, order }: Found): string {
  const all = count(total, 'paper');
  const which = papers.length === total ? all : `${offset + 1} to ${offset + papers.length} of ${all}`;
  return order ? `${which}, ${order}.` : `${which}.`;
}
