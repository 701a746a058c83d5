import type { ListedPaper } from '../match.ts';
import { oneLine } from '../one-line.ts';
import { matchQuery } from '../query/match.ts';
import type { Query } from '../query/query.ts';
import type { Item, View } from '../view.ts';
import { nothingRead } from './empty.ts';
import { itemOf, type Showing } from './item.ts';
import { searchTips } from './search-tips.ts';
import { matched } from './why.ts';
import { count, figure, listOf, partOf, plain } from './words.ts';

/** A search and what it found. */
export type Found = {
  readonly typed: string;
  readonly query: Query;
  /** How many papers hold all that was asked for; where `isMore`, there are more than that. */
  readonly total: number;
  readonly isMore?: boolean;
  /** How many are by an author of that name or have that id, and how many are near in meaning. */
  readonly named?: number;
  readonly near?: number;
  /** How many papers can be turned to; `papers` are some of them, from `offset` on. */
  readonly shown: number;
  readonly offset: number;
  readonly papers: readonly FoundPaper[];
  /** Nothing is kept at all. */
  readonly isFresh?: boolean;
  /** In words: `most votes first`. */
  readonly order?: string;
  readonly now: Date;
};

/** A paper that holds all that was asked for, or is what the words name, or is near in meaning. */
type FoundPaper = ListedPaper & { readonly how?: 'words' | 'name' | 'meaning' };

/** The papers a search found, each with the words that matched. */
export function searchView(found: Found, showing: Showing): View {
  const typed = oneLine(found.typed);
  const title = typed === '' ? 'Search' : `Search · ${typed}`;
  if (found.isFresh) return { title, lead: nothingRead, sections: [] };
  if (found.shown === 0)
    return {
      title,
      lead: 'No paper matches.',
      sections: [{ title: 'What to try', items: [], rows: searchTips(found.query, found.typed) }],
    };
  const items = found.papers.map((listed) => searchItem(listed, found, showing));
  return { title, lead: leadOf(found), sections: [{ title: 'Papers', items }] };
}

function searchItem(listed: FoundPaper, found: Found, showing: Showing): Item {
  const why = whyFound(listed, found);
  return { ...itemOf(listed, showing), ...(why && { why }) };
}

function whyFound(listed: FoundPaper, { typed, query, now }: Found): string | undefined {
  const outcome = matchQuery(query, listed, now);
  if (outcome.matched) return matched(outcome.words, typed);
  if (listed.how === 'name') return typed.includes(listed.paper.id) ? 'has that id' : `by ${plain(typed)}`;
  const held = partsOf(query).flatMap((part) =>
    part.kind === 'words' && matchQuery(part, listed, now).matched ? [part.typed] : [],
  );
  return held.length > 0 ? `near in meaning, and ${matched(held, typed)}` : 'near in meaning';
}

function partsOf(query: Query): readonly Query[] {
  return query.kind === 'and' ? query.queries.flatMap(partsOf) : [query];
}

function leadOf({ shown, offset, papers, order, ...found }: Found): string {
  const kinds = kindsOf(found);
  const all = partOf(shown, offset, papers.length, 'paper');
  const which = order ? `${all}, ${order}` : all;
  return kinds === '' ? `${which}.` : `${which}: ${kinds}.`;
}

/** `12 with all the words, and 20 near in meaning`; empty where all papers are there for their words. */
function kindsOf({
  total,
  isMore = false,
  named = 0,
  near = 0,
}: Pick<Found, 'total' | 'isMore' | 'named' | 'near'>): string {
  if (named + near === 0 && !isMore) return '';
  const words = isMore
    ? `the likeliest of more than ${count(total, 'paper')} with all the words`
    : `${figure(total)} with all the words`;
  return listOf([
    total > 0 ? words : 'none with all the words',
    ...(named > 0 ? [`${figure(named)} by that name`] : []),
    ...(near > 0 ? [`${figure(near)} near in meaning`] : []),
  ]);
}
