import { isArxivId } from '../paper.ts';
import { plain } from '../views/words.ts';
import type { Listed } from './formats.ts';
import { type Name, namesOf } from './names.ts';

/** A paper as every form of list tells it: text without LaTeX, the date in its parts. */
export type Reference = {
  /** `vandenoord2018representation`: letters, digits and dashes, no two alike in a list. */
  readonly key: string;
  readonly title: string;
  readonly names: readonly Name[];
  /** Year, month, day. */
  readonly date?: readonly [number, number, number];
  readonly arxiv?: { readonly id: string; readonly category?: string };
  /** arXiv registers one for each of its papers: info.arxiv.org/help/doi.html, read 2026. */
  readonly doi?: string;
  readonly url: string;
  readonly code?: string;
  readonly abstract: string;
  readonly keywords: readonly string[];
  readonly gist?: string;
  readonly note?: string;
  /** `2026-06-15`. */
  readonly savedOn?: string;
};

export function referenceOf(listed: Listed, taken: ReadonlySet<string>): Reference {
  const { paper, url, gist, note, savedAt } = listed;
  const [year, month, day] = (paper.publishedOn ?? '').split('-').map(Number);
  const names = namesOf(paper.authors);
  const title = line(paper.title);
  const [category] = paper.categories;
  return {
    key: keyOf(names, year, title, taken),
    title,
    names,
    ...(year && month && day && { date: [year, month, day] as const }),
    ...(isArxivId(paper.id) && {
      arxiv: { id: paper.id, ...(category && { category }) },
      doi: `10.48550/arXiv.${paper.id}`,
    }),
    url,
    ...(paper.code && { code: paper.code.url }),
    abstract: line(paper.abstract),
    keywords: paper.keywords.map(line).filter(Boolean),
    ...(gist && { gist: line(gist) }),
    ...(note && { note: line(note) }),
    ...(savedAt && { savedOn: savedAt.slice(0, 10) }),
  };
}

/** The first author's family name, the year and the first word of weight, as people make them; where taken, with a number. */
function keyOf(
  names: readonly Name[],
  year: number | undefined,
  title: string,
  taken: ReadonlySet<string>,
): string {
  const [first] = names;
  const family = first && (first.kind === 'whole' ? first.name : `${first.particle}${first.family}`);
  const word = title.split(/[^\p{L}\p{N}]+/u).find((one) => ascii(one).length > 3 && !light.test(one));
  const stem = [ascii(family ?? ''), year ?? '', ascii(word ?? '')].join('') || 'paper';
  let key = stem;
  for (let count = 2; taken.has(key); count++) key = `${stem}-${count}`;
  return key;
}

/** Words as one line of text; half a character would be no UTF-8. */
function line(words: string): string {
  return plain(words.toWellFormed());
}

const light = /^(?:with|from|into|towards?|that|this|when|what|does|your|their|over|under|beyond|using)$/i;

function ascii(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
}
