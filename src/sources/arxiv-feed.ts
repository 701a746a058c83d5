import { load } from 'cheerio/slim';
import { arxivIdIn, type Paper } from '../paper.ts';
import type { Problem } from '../problem.ts';
import type { NewestList } from './arxiv-list.ts';
import { fold, writtenDay } from './text.ts';

/**
 * Reads a category's RSS feed. It states a day but no count, so an empty feed is no empty day: at weekends arXiv's feeds
 * are empty, and so is a broken one.
 */
export function parseFeed(text: string, where: string): NewestList {
  const $ = load(text, { xml: true });
  const day = writtenDay($('channel > pubDate').first().text());
  const items = $('channel > item').toArray();
  const problems: Problem[] = [];
  const problem = (what: string, at = where) => problems.push({ source: 'arxiv', where: at, what });
  if (!day) problem('the feed does not say which day it is of');
  if (items.length === 0) problem('the feed holds no papers');

  let odd = 0;
  const found = items.flatMap((item, at): Paper[] => {
    const text = (tag: string) => fold($(item).children(tag).first().text());
    const kind = text('arxiv\\:announce_type');
    if (/^replace/.test(kind)) return [];
    const id = arxivIdIn(text('guid')) ?? arxivIdIn(text('link'));
    const title = text('title');
    if (!id || !title || !/^(new|cross)$/.test(kind)) {
      odd += 1;
      const what = `no arXiv id, no title, or an announcement of an unknown kind (“${kind.slice(0, 40)}”)`;
      problem(what, `${where}, item ${at + 1}`);
      return [];
    }
    return [
      {
        id,
        title,
        abstract: text('description').replace(/^arXiv:\S+ Announce Type: \S+ Abstract: /, ''),
        authors: splitAuthors(text('dc\\:creator')),
        keywords: [],
        categories: $(item)
          .children('category')
          .toArray()
          .map((category) => fold($(category).text())),
      },
    ];
  });
  const isList = day && odd < items.length;
  return { ...(day && { day }), found, ...(isList && { entries: items.length }), problems };
}

/** One comma-joined line; commas within brackets belong to an affiliation. */
function splitAuthors(creator: string): string[] {
  return creator
    .split(/,(?![^(]*\))/)
    .map(fold)
    .filter(Boolean);
}
