import type { Paper } from '../paper.ts';
import { nameWordsOf, wordsOf } from '../query/words.ts';
import { type Bag, bagWeights, isInBag, packBag } from './bag.ts';
import { bytesIn } from './rows.ts';
import type { Store } from './store.ts';
import type { WordCounts } from './vocabulary.ts';

/** The columns of the index, and how much a word in each counts for a paper's relevance. */
export const indexColumns = {
  title: bagWeights.title,
  keywords: bagWeights.keywords,
  authors: 2,
  abstract: bagWeights.abstract,
  organization: 1,
  facts: 0,
} as const;
export type IndexColumn = keyof typeof indexColumns;

/** Stands between two keywords, two names, abstract and gist: no word is ever written so, and thus no phrase spans them. */
const boundary = ' | ';

/** Facts that a query can ask for, each as one word of the column `facts`. */
export const everyPaperFact = 'is:paper';
export const codeFact = 'is:code';
export const categoryFact = (category: string): string =>
  `in:${encodeURIComponent(category.toLowerCase().toWellFormed())}`;

/** Makes a paper's rows of the index say what the paper says now; words that are new to it are added to the counts. */
export function indexPaper(store: Store, number: number, paper: Paper, counts: WordCounts): void {
  const text = indexedText(paper);
  const columns = Object.values(text);
  const marks = columns.map(() => '?').join(', ');
  store
    .prepare(
      `INSERT OR REPLACE INTO words (rowid, ${Object.keys(indexColumns).join(', ')}) VALUES (?, ${marks})`,
    )
    .run(number, ...columns);
  keepBag(store, number, paper, text, counts);
}

function keepBag(
  store: Store,
  number: number,
  { title }: Paper,
  text: Record<IndexColumn, string>,
  counts: WordCounts,
): void {
  const words = {
    title: wordsIn(text.title),
    keywords: wordsIn(text.keywords),
    abstract: wordsIn(text.abstract),
  };
  const known = store.prepare('SELECT bag FROM bags WHERE paper = ?').get(number);
  const before = known && bagIn(bytesIn(known, 'bag'));
  const all = new Set([...words.title, ...words.keywords, ...words.abstract]);
  counts.add(before ? [...all].filter((word) => !isInBag(before, word)) : all);
  const bag = packBag(words, title.includes(':') ? wordsOf(title.split(':')[0] ?? '') : []);
  store
    .prepare('INSERT INTO bags (paper, bag) VALUES (?, ?) ON CONFLICT DO UPDATE SET bag = excluded.bag')
    .run(number, new Uint8Array(bag.buffer));
}

/** The bag in a row's bytes; a copy, since a blob need not begin where a number may. */
export function bagIn(bytes: Uint8Array): Bag {
  return new Uint32Array(bytes.slice().buffer);
}

function wordsIn(column: string): readonly string[] {
  return column.split(' ').filter((word) => word !== '' && word !== '|');
}

/** Whether two readings of a paper are the same to the index. */
export function isIndexedAlike(one: Paper, other: Paper): boolean {
  return JSON.stringify(indexedFacts(one)) === JSON.stringify(indexedFacts(other));
}

function indexedText(paper: Paper): Record<IndexColumn, string> {
  return {
    title: text(paper.title),
    keywords: paper.keywords.map(text).join(boundary),
    authors: paper.authors.map(name).join(boundary),
    abstract: [paper.abstract, paper.gist ?? ''].map(text).join(boundary),
    organization: name(paper.organization ?? ''),
    facts: factsOf(paper).join(' '),
  };
}

function indexedFacts({ title, keywords, authors, abstract, gist, organization, categories, code }: Paper) {
  return [title, keywords, authors, abstract, gist, organization, categories, code !== undefined];
}

/** A category is found by itself and by its archive: `cs.CL` also by `cs`. */
function factsOf(paper: Paper): readonly string[] {
  const categories = paper.categories.flatMap((category) => [category, category.split('.')[0] ?? category]);
  return [everyPaperFact, ...(paper.code ? [codeFact] : []), ...new Set(categories.map(categoryFact))];
}

function text(words: string): string {
  return wordsOf(words).join(' ');
}

function name(words: string): string {
  return nameWordsOf(words).join(' ');
}
