import type { load } from 'cheerio/slim';
import type { ListedPaper } from '../match.ts';
import type { Paper } from '../paper.ts';
import type { Problem } from '../problem.ts';

/** A page taken apart, and one element of it. */
export type Markup = ReturnType<typeof load>;
export type MarkupElement = Parameters<Markup>[0];

/** A paper as a page just showed it, with the listings it stood in. */
export type Find = ListedPaper;

/** What a parser made of one page of a list. Parsers are pure and never throw, whatever the text. */
export type Parsed<T> = {
  readonly found: readonly T[];
  /** Entries on the page, odd ones included. Absent where the page is no list at all: then it says nothing about a day. */
  readonly entries?: number;
  readonly problems: readonly Problem[];
};

/** Each paper once: the first to come is kept. */
export function oncePerPaper(finds: readonly Find[]): Find[] {
  const byId = new Map<Paper['id'], Find>();
  for (const find of finds) if (!byId.has(find.paper.id)) byId.set(find.paper.id, find);
  return [...byId.values()];
}
