import type { Day } from '../day.ts';
import type { ListedPaper } from '../match.ts';
import { nameWordsOf, wordsOf } from './words.ts';

/** A paper taken apart once, for any number of queries. */
export type PreparedPaper = {
  readonly listed: ListedPaper;
  /** The title first; then abstract, gist and each keyword. No phrase spans two of them. */
  readonly texts: readonly [title: readonly string[], ...(readonly (readonly string[])[])];
  /** All words of the texts. */
  readonly words: ReadonlySet<string>;
  readonly titleWords: ReadonlySet<string>;
  readonly authors: readonly (readonly string[])[];
  readonly organization: readonly string[];
  /** In lower case, and their archives: `cs.cl`, `cs`. */
  readonly categories: ReadonlySet<string>;
  /** The most in any listing. */
  readonly votes: number;
  /** The newest day on which a source listed it. */
  readonly listedOn: Day | undefined;
};

export function preparePaper(listed: ListedPaper): PreparedPaper {
  const { paper, listings } = listed;
  const title = wordsOf(paper.title);
  const others = [paper.abstract, paper.gist ?? '', ...paper.keywords].map(wordsOf);
  const categories = paper.categories.map((category) => category.toLowerCase());
  return {
    listed,
    texts: [title, ...others],
    words: new Set([title, ...others].flat()),
    titleWords: new Set(title),
    authors: paper.authors.map(nameWordsOf),
    organization: nameWordsOf(paper.organization ?? ''),
    categories: new Set(categories.flatMap((category) => [category, category.split('.')[0] ?? category])),
    votes: Math.max(0, ...listings.map(({ votes }) => votes ?? 0)),
    listedOn: listings
      .map(({ day }) => day)
      .toSorted()
      .at(-1),
  };
}

/** Whether the words stand side by side, in their order. */
export function holdsPhrase(text: readonly string[], phrase: readonly string[]): boolean {
  const [first] = phrase;
  if (first === undefined) return true;
  for (let at = text.indexOf(first); at !== -1; at = text.indexOf(first, at + 1)) {
    if (phrase.every((word, offset) => text[at + offset] === word)) return true;
  }
  return false;
}

/** Whether the words stand side by side, in any order: `LeCun Yann` is Yann LeCun. */
export function holdsName(name: readonly string[], words: readonly string[]): boolean {
  if (!words.every((word) => name.includes(word))) return false;
  if (words.length === 1) return true;
  const sorted = words.toSorted().join(' ');
  return name.some(
    (_, at) =>
      name
        .slice(at, at + words.length)
        .toSorted()
        .join(' ') === sorted,
  );
}
