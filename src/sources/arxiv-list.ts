import { load } from 'cheerio/slim';
import type { Day } from '../day.ts';
import { arxivIdIn, type Paper } from '../paper.ts';
import type { Problem } from '../problem.ts';
import type { Parsed } from './parsed.ts';
import { fold, writtenDay } from './text.ts';

/** A category's newest list, as its page or its feed shows it: `entries` is present only where it was read to its end. */
export type NewestList = Parsed<Paper> & {
  /** The day the site prints on it. */
  readonly day?: Day;
};

/**
 * Reads `/list/<category>/new`. The page states its day and its counts, so a broken reading differs from an empty day:
 * every section's entries must be as many as it says, and the sections must add up to the page's total. New and cross
 * submissions are the day's papers; replacements are not, and arXiv itself cuts their section short.
 */
export function parseList(text: string, where: string): NewestList {
  const $ = load(text);
  const problems: Problem[] = [];
  const problem = (what: string, at = where) => problems.push({ source: 'arxiv', where: at, what });

  const day = writtenDay(/Showing new listings for ([^<]+)/.exec(text)?.[1] ?? '');
  const total = wholeNumber(/Total of (\d+) entries/.exec(text)?.[1]);
  if (!day || total === undefined) {
    problem('the page does not say which day it lists, or how many entries');
    return { found: [], problems };
  }

  const found: Paper[] = [];
  let whole = true;
  let entries = 0;
  let stated = 0;
  const sections = readSections($);
  for (const { heading, terms } of sections) {
    const [, kind = '', shown, of] =
      /^(\w+).*\(showing (?:\w+ )?(\d+) of (\d+) entries ?\)/.exec(heading) ?? [];
    stated += wholeNumber(of) ?? 0;
    if (/^repl/i.test(kind)) continue;
    if (!/^(new|cross)/i.test(kind)) {
      whole = false;
      problem(`the section “${heading.slice(0, 80)}” is not known`);
      continue;
    }
    if (wholeNumber(of) !== terms.length) {
      whole = false;
      problem(`${terms.length} entries under “${heading}”, where ${shown} of ${of} were announced`);
    }
    entries += terms.length;
    for (const term of terms) {
      const paper = readEntry($, term);
      if (paper) found.push(paper);
      else problem('the entry has no arXiv id or no title', `${where}, ${fold($(term).text()).slice(0, 40)}`);
    }
  }
  if (stated !== total) {
    whole = false;
    problem(`the sections hold ${stated} entries, the page says ${total}`);
  }
  if (entries > 0 && found.length === 0) whole = false;
  return { day, found, ...(whole && { entries }), problems };
}

type Selection = ReturnType<typeof load>;
type Element = Parameters<Selection>[0];
type Section = { readonly heading: string; readonly terms: Element[] };

/** The headings with the `dt` of their entries, in the order of the page, whichever `dl` they stand in. */
function readSections($: Selection): Section[] {
  const sections: Section[] = [];
  for (const element of $('h3, dt').toArray()) {
    if (element.name === 'dt') sections.at(-1)?.terms.push(element);
    else if (/\(showing/.test($(element).text()))
      sections.push({ heading: fold($(element).text()), terms: [] });
  }
  return sections;
}

function readEntry($: Selection, term: Element): Paper | undefined {
  const id = arxivIdIn($(term).find('a[href^="/abs/"]').first().attr('href') ?? '');
  const body = $(term).next('dd');
  const title = withoutLabel(body.find('.list-title').text(), 'Title');
  if (!id || !title) return undefined;
  const authors = body.find('.list-authors a').toArray();
  return {
    id,
    title,
    abstract: fold(body.find('p.mathjax').first().text()),
    authors: authors.map((author) => fold($(author).text())).filter(Boolean),
    keywords: [],
    categories: categoriesIn(body.find('.list-subjects').text()),
  };
}

/** `Machine Learning (cs.LG); Artificial Intelligence (cs.AI)`: the primary one comes first. */
function categoriesIn(subjects: string): string[] {
  const codes = [...subjects.matchAll(/\(([a-z-]+(?:\.[A-Za-z-]+)?)\)/g)].map((match) => match[1] ?? '');
  return [...new Set(codes)];
}

function withoutLabel(text: string, label: string): string {
  const folded = fold(text);
  return folded.startsWith(`${label}:`) ? fold(folded.slice(label.length + 1)) : folded;
}

function wholeNumber(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}
