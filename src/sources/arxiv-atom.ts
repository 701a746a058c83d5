import { load } from 'cheerio/slim';
import { dayIn } from '../day.ts';
import { arxivIdIn, type Paper } from '../paper.ts';
import type { Problem } from '../problem.ts';
import type { Parsed } from './parsed.ts';
import { fold } from './text.ts';

/** One page of the export API's answer. */
export type AtomPage = Parsed<Paper> & {
  /** How many papers fit the query in all. */
  readonly total?: number;
};

/** Reads an answer of the export API. A query it does not understand is answered with one entry titled "Error". */
export function parseAtom(text: string, where: string): AtomPage {
  const $ = load(text, { xml: true });
  const total = countIn(fold($('feed > opensearch\\:totalResults').text()));
  const start = countIn(fold($('feed > opensearch\\:startIndex').text())) ?? 0;
  const entries = $('feed > entry').toArray();
  const problems: Problem[] = [];
  const problem = (what: string, at = where) => problems.push({ source: 'arxiv', where: at, what });
  if (total === undefined) problem('the answer does not say how many papers it found');

  const found = entries.flatMap((entry, at): Paper[] => {
    const text = (tag: string) => fold($(entry).children(tag).first().text());
    const siteId = text('id');
    const title = text('title');
    const place = `${where}, entry ${at + 1}`;
    if (siteId.includes('/api/errors')) {
      problem(`arXiv says: ${text('summary').slice(0, 200) || title}`, place);
      return [];
    }
    const id = arxivIdIn(siteId);
    if (!id || !title) {
      problem('the entry has no arXiv id or no title', place);
      return [];
    }
    const terms = (tag: string) =>
      $(entry)
        .children(tag)
        .toArray()
        .map((category) => $(category).attr('term') ?? '');
    const publishedOn = dayIn(text('published'));
    return [
      {
        id,
        title,
        abstract: text('summary'),
        authors: $(entry)
          .find('author > name')
          .toArray()
          .map((name) => fold($(name).text()))
          .filter(Boolean),
        keywords: [],
        categories: [...new Set([...terms('arxiv\\:primary_category'), ...terms('category')])].filter(
          isCategory,
        ),
        ...(publishedOn && { publishedOn }),
      },
    ];
  });
  // Now and then the API answers with a total and no entries at all: that is no empty page, and worth asking again.
  const isPastTheEnd = total !== undefined && start >= total;
  if (entries.length === 0 && total !== undefined && !isPastTheEnd)
    problem(`the answer speaks of ${total} papers and holds none`);
  const isList = total !== undefined && (found.length > 0 || (entries.length === 0 && isPastTheEnd));
  return {
    found,
    ...(isList && { entries: entries.length }),
    ...(total !== undefined && { total }),
    problems,
  };
}

function countIn(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** What arXiv says in the body of a refusal, where it says something. */
export function errorIn(text = ''): string | undefined {
  return parseAtom(text, '').problems.find(({ what }) => what.startsWith('arXiv says'))?.what;
}

/** The API gives classes of the ACM and the AMS (`I.2.7`, `68T50`) as categories too. */
function isCategory(term: string): boolean {
  return /^[a-z-]+(\.[A-Za-z-]+)?$/.test(term);
}
