import { load } from 'cheerio/slim';
import { arxivIdIn, type Paper } from '../paper.ts';
import type { Problem } from '../problem.ts';
import type { NewestList } from './arxiv-list.ts';
import { arxivProblem } from './arxiv-site.ts';
import type { Markup, MarkupElement } from './parsed.ts';
import { fold, writtenDay } from './text.ts';

/**
 * Reads a category's RSS feed. It states a day but no count, so an empty feed is no empty day: at weekends arXiv's feeds
 * are empty, and so is a broken one.
 */
export function parseFeed(text: string, where: string): NewestList {
  const $ = load(text, { xml: true });
  const day = writtenDay($('channel > pubDate').first().text());
  const items = $('channel > item').toArray();
  const read = items.flatMap((item, at) => readItem($, item, `${where}, item ${at + 1}`) ?? []);
  const odd = read.flatMap((one) => ('id' in one ? [] : [one]));
  const isList = day && odd.length < items.length;
  return {
    ...(day && { day }),
    found: read.flatMap((one) => ('id' in one ? [one] : [])),
    ...(isList && { entries: items.length }),
    problems: [
      ...(day ? [] : [arxivProblem(where, 'the feed does not say which day it is of')]),
      ...(items.length > 0 ? [] : [arxivProblem(where, 'the feed holds no papers')]),
      ...odd,
    ],
  };
}

/** An item's paper, or why it is none; undefined for a new version of an older paper. */
function readItem($: Markup, item: MarkupElement, where: string): Paper | Problem | undefined {
  const text = (tag: string) => fold($(item).children(tag).first().text());
  const kind = text('arxiv\\:announce_type');
  if (/^replace/.test(kind)) return undefined;
  const id = arxivIdIn(text('guid')) ?? arxivIdIn(text('link'));
  const title = text('title');
  if (!id || !title || !/^(new|cross)$/.test(kind)) {
    const what = `no arXiv id, no title, or an announcement of an unknown kind (“${kind.slice(0, 40)}”)`;
    return arxivProblem(where, what);
  }
  const categories = $(item).children('category').toArray();
  return {
    id,
    title,
    abstract: text('description').replace(/^arXiv:\S+ Announce Type: \S+ Abstract: /, ''),
    authors: splitAuthors(text('dc\\:creator')),
    keywords: [],
    categories: categories.map((category) => fold($(category).text())),
  };
}

/** One comma-joined line; commas within brackets belong to an affiliation. */
function splitAuthors(creator: string): string[] {
  return creator
    .split(/,(?![^(]*\))/)
    .map(fold)
    .filter(Boolean);
}
