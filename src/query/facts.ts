import { commonWords } from './common-words.ts';
import type { PreparedPaper } from './prepare.ts';
import type { Query } from './query.ts';

/**
 * Something of a paper that a query can name: a word of its texts or title, two words of a text side by side, a word of
 * an author's or the organisation's name, a category.
 */
export type Fact = { readonly place: Place; readonly word: string; readonly next?: string };
type Place = 'text' | 'pair' | 'title' | 'author' | 'org' | 'category';

/** Facts that a paper must hold all of to match; `exact` where that is enough to match. */
type NamedFacts = { readonly facts: readonly Fact[]; readonly exact: boolean };

/** What a single part of a query names; undefined for what has parts itself, and for facts such as votes. */
export function factsNamed(query: Query): NamedFacts | undefined {
  switch (query.kind) {
    case 'words':
      return query.field === 'text' && query.words.length > 1
        ? { facts: pairsOf(query.words), exact: query.words.length === 2 }
        : { facts: each(query.words, query.field), exact: query.words.length === 1 };
    case 'author':
    case 'org':
      return { facts: each(query.words, query.kind), exact: query.words.length === 1 };
    case 'category':
      return { facts: [{ place: 'category', word: query.category }], exact: true };
    default:
      return undefined;
  }
}

/** Numbers for facts: each fact that was ever named has one. */
export type FactNumbers = {
  /** The fact's number; a new one where it has none. */
  readonly of: (fact: Fact) => number;
  /** The numbers of what a paper holds; a number may come twice. */
  readonly heldBy: (paper: PreparedPaper) => readonly number[];
  /** Facts numbered so far. */
  readonly count: () => number;
};

export function numberFacts(): FactNumbers {
  const singles = new Map<string, Map<string, number>>();
  const pairs = new Map<string, Map<string, number>>();
  let count = 0;
  const numbersIn = (place: string) => within(singles, place, () => new Map<string, number>());
  return {
    of: ({ place, word, next }) => {
      const numbers =
        next === undefined ? numbersIn(place) : within(pairs, word, () => new Map<string, number>());
      return within(numbers, next ?? word, () => count++);
    },
    heldBy: (paper) => {
      const found: number[] = [];
      addKnown(numbersIn('text'), paper.words, found);
      addKnown(numbersIn('title'), paper.titleWords, found);
      addKnown(numbersIn('org'), paper.organization, found);
      addKnown(numbersIn('category'), paper.categories, found);
      for (const name of paper.authors) addKnown(numbersIn('author'), name, found);
      for (const text of paper.texts) addKnownPairs(pairs, text, found);
      return found;
    },
    count: () => count,
  };
}

/** Whether so many papers hold the fact that it says little about which could match. */
export function isCommon({ place, word }: Fact): boolean {
  return place === 'category' || (place === 'text' && commonWords.has(word));
}

function each(words: readonly string[], place: Place): readonly Fact[] {
  return words.map((word) => ({ place, word }));
}

function pairsOf(words: readonly string[]): readonly Fact[] {
  return words.slice(1).map((next, at) => ({ place: 'pair', word: words[at] ?? '', next }));
}

function addKnown(numbers: ReadonlyMap<string, number>, words: Iterable<string>, found: number[]): void {
  for (const word of words) {
    const number = numbers.get(word);
    if (number !== undefined) found.push(number);
  }
}

function addKnownPairs(pairs: Pairs, text: readonly string[], found: number[]): void {
  let seconds: ReadonlyMap<string, number> | undefined;
  for (const word of text) {
    const number = seconds?.get(word);
    if (number !== undefined) found.push(number);
    seconds = pairs.get(word);
  }
}

type Pairs = ReadonlyMap<string, ReadonlyMap<string, number>>;

function within<T>(map: Map<string, T>, key: string, make: () => T): T {
  const there = map.get(key);
  if (there !== undefined) return there;
  const made = make();
  map.set(key, made);
  return made;
}
