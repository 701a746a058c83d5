import { load } from 'cheerio/slim';
import { dayIn } from '../day.ts';
import { arxivIdIn, type Paper } from '../paper.ts';
import type { Problem } from '../problem.ts';
import { arxivProblem } from './arxiv-site.ts';
import type { Markup, MarkupElement, Parsed } from './parsed.ts';
import { fold, wholeNumber } from './text.ts';

/** One page of the export API's answer. */
type AtomPage = Parsed<Paper> & {
  /** How many papers fit the query in all. */
  readonly total?: number;
};

/** Reads an answer of the export API. A query it does not understand is answered with one entry titled "Error". */
export function parseAtom(text: string, where: string): AtomPage {
  const $ = load(text, { xml: true });
  const total = wholeNumber($('feed > opensearch\\:totalResults').text());
  const start = wholeNumber($('feed > opensearch\\:startIndex').text()) ?? 0;
  const entries = $('feed > entry').toArray();
  const read = entries.map((entry, at) => readEntry($, entry, `${where}, entry ${at + 1}`));
  const found = read.flatMap((one) => ('id' in one ? [one] : []));
  const odd = read.flatMap((one) => ('id' in one ? [] : [one]));
  // Now and then the API answers with a total and no entries at all: that is no empty page, and worth asking again.
  const isPastTheEnd = total !== undefined && start >= total;
  const isList = total !== undefined && (found.length > 0 || (entries.length === 0 && isPastTheEnd));
  const lacks =
    total === undefined
      ? ['the answer does not say how many papers it found']
      : entries.length === 0 && !isPastTheEnd
        ? [`the answer speaks of ${total} papers and holds none`]
        : [];
  return {
    found,
    ...(isList && { entries: entries.length }),
    ...(total !== undefined && { total }),
    problems: [...lacks.map((what) => arxivProblem(where, what)), ...odd],
  };
}

/** An entry's paper, or why it is none. */
function readEntry($: Markup, entry: MarkupElement, where: string): Paper | Problem {
  const children = (tag: string) => $(entry).children(tag);
  const text = (tag: string) => fold(children(tag).first().text());
  const siteId = text('id');
  const title = text('title');
  if (siteId.includes('/api/errors'))
    return arxivProblem(where, `arXiv says: ${text('summary').slice(0, 200) || title}`);
  const id = arxivIdIn(siteId);
  if (!id || !title) return arxivProblem(where, 'the entry has no arXiv id or no title');
  const terms = (tag: string) =>
    children(tag)
      .toArray()
      .map((category) => $(category).attr('term') ?? '');
  const names = $(entry).find('author > name').toArray();
  const categories = new Set([...terms('arxiv\\:primary_category'), ...terms('category')]);
  const publishedOn = dayIn(text('published'));
  return {
    id,
    title,
    abstract: text('summary'),
    authors: names.map((name) => fold($(name).text())).filter(Boolean),
    keywords: [],
    categories: [...categories].filter(isCategory),
    ...(publishedOn && { publishedOn }),
  };
}

/** What arXiv says in the body of a refusal, where it says something. */
export function errorIn(text = ''): string | undefined {
  return parseAtom(text, '').problems.find(({ what }) => what.startsWith('arXiv says'))?.what;
}

/** The API gives classes of the ACM and the AMS (`I.2.7`, `68T50`) as categories too. */
function isCategory(term: string): boolean {
  return /^[a-z-]+(\.[A-Za-z-]+)?$/.test(term);
}
