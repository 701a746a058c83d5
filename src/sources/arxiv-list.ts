import { load } from 'cheerio/slim';
import type { Day } from '../day.ts';
import { arxivIdIn, type Paper } from '../paper.ts';
import type { Problem } from '../problem.ts';
import { arxivProblem } from './arxiv-site.ts';
import type { Markup, MarkupElement, Parsed } from './parsed.ts';
import { fold, wholeNumber, writtenDay } from './text.ts';

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
  const day = writtenDay(/Showing new listings for ([^<]+)/.exec(text)?.[1] ?? '');
  const total = wholeNumber(/Total of (\d+) entries/.exec(text)?.[1]);
  if (!day || total === undefined) {
    const what = 'the page does not say which day it lists, or how many entries';
    return { found: [], problems: [arxivProblem(where, what)] };
  }
  const sections = sectionsOf($).map((section) => readSection($, section, where));
  const found = sections.flatMap((section) => section.found);
  const entries = sections.reduce((sum, section) => sum + section.entries, 0);
  const stated = sections.reduce((sum, section) => sum + section.stated, 0);
  const problems = sections.flatMap((section) => section.problems);
  if (stated !== total)
    problems.push(arxivProblem(where, `the sections hold ${stated} entries, the page says ${total}`));
  const isWhole =
    stated === total && sections.every((section) => section.isWhole) && (entries === 0 || found.length > 0);
  return { day, found, ...(isWhole && { entries }), problems };
}

type Section = { readonly heading: string; readonly terms: MarkupElement[] };

/** The headings with the `dt` of their entries, in the order of the page, whichever `dl` they stand in. */
function sectionsOf($: Markup): Section[] {
  const sections: Section[] = [];
  for (const element of $('h3, dt').toArray()) {
    if (element.name === 'dt') sections.at(-1)?.terms.push(element);
    else if (/\(showing/.test($(element).text()))
      sections.push({ heading: fold($(element).text()), terms: [] });
  }
  return sections;
}

/** A section as it was read: how many entries it states, and how many count for the day. */
type ReadSection = {
  readonly stated: number;
  readonly entries: number;
  readonly found: readonly Paper[];
  readonly isWhole: boolean;
  readonly problems: Problem[];
};

function readSection($: Markup, { heading, terms }: Section, where: string): ReadSection {
  const [, kind = '', shown, of] =
    /^(\w+).*\(showing (?:\w+ )?(\d+) of (\d+) entries ?\)/.exec(heading) ?? [];
  const stated = wholeNumber(of) ?? 0;
  const none = { stated, entries: 0, found: [], problems: [] };
  if (/^repl/i.test(kind)) return { ...none, isWhole: true };
  if (!/^(new|cross)/i.test(kind)) {
    const what = `the section “${heading.slice(0, 80)}” is not known`;
    return { ...none, isWhole: false, problems: [arxivProblem(where, what)] };
  }
  const read = terms.map((term) => ({ term, paper: readEntry($, term) }));
  const odd = read.filter(({ paper }) => !paper).map(({ term }) => fold($(term).text()).slice(0, 40));
  const isWhole = wholeNumber(of) === terms.length;
  const counts = `${terms.length} entries under “${heading}”, where ${shown} of ${of} were announced`;
  return {
    stated,
    entries: terms.length,
    found: read.flatMap(({ paper }) => paper ?? []),
    isWhole,
    problems: [
      ...(isWhole ? [] : [arxivProblem(where, counts)]),
      ...odd.map((words) => arxivProblem(`${where}, ${words}`, 'the entry has no arXiv id or no title')),
    ],
  };
}

function readEntry($: Markup, term: MarkupElement): Paper | undefined {
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
