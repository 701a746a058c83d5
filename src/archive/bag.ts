/**
 * A paper's words, packed: how long it is, what its title is called, and each word with its weight. A word is a hash of
 * 24 bits: in one paper of 120 words, two meet once in 140,000 papers, and then a score is off by one word.
 */
export type Bag = Uint32Array;

/** The words of a paper by column, as they stand in the word index. */
type BagWords = Readonly<Record<'title' | 'keywords' | 'abstract', readonly string[]>>;

/** How much a word in each column counts. */
export const bagWeights = { title: 8, keywords: 4, abstract: 1 } as const;
const columns = ['title', 'keywords', 'abstract'] as const;
/** Length, title, name; the words follow. */
const head = 3;

/** Packs a paper's words. `name` is what stands before a colon in its title: "BERT: Pre-training of …". */
export function packBag(words: BagWords, name: readonly string[]): Bag {
  const weights = new Map<number, number>();
  for (const column of columns) {
    for (const word of words[column]) {
      const hash = hashOf(word);
      weights.set(hash, (weights.get(hash) ?? 0) + bagWeights[column]);
    }
  }
  const length = columns.reduce((sum, column) => sum + words[column].length, 0);
  const packed = [...weights].map(([hash, weight]) => ((hash << 8) | Math.min(255, weight)) >>> 0);
  return Uint32Array.from([length, phraseHash(words.title), phraseHash(name), ...packed]);
}

export function isInBag(bag: Bag, word: string): boolean {
  return weightIn(bag, hashOf(word)) > 0;
}

/** A word that is looked for, and how telling it is. */
type Sought = { readonly word: string; readonly idf: number };

/** What is looked for, made ready for many bags. */
export type BagQuery = {
  readonly hashes: readonly number[];
  readonly idfs: readonly number[];
  /** The score of a paper that could not hold the words better. */
  readonly most: number;
  readonly phrase: number;
};

/** How well a bag fits: `score` from 0 to 1, how many of the words it holds, and whether they are its whole title or its name. */
type BagFit = {
  readonly score: number;
  readonly held: number;
  readonly isTitle: boolean;
  readonly isName: boolean;
};

export function bagQuery(sought: readonly Sought[], typed: readonly string[]): BagQuery {
  return {
    hashes: sought.map(({ word }) => hashOf(word)),
    idfs: sought.map(({ idf }) => idf),
    most: sought.reduce((sum, { idf }) => sum + idf * (k1 + 1), 0),
    phrase: phraseHash(typed),
  };
}

/** SQLite's bm25 (sqlite.org/fts5.html, "The bm25() function"), its columns weighted as the index weighs them. */
const k1 = 1.2;
const b = 0.75;

/** Words of a paper on average: counted on 77,820 papers. It need not be exact. */
const usualLength = 190;

export function fitOf(bag: Bag, { hashes, idfs, most, phrase }: BagQuery): BagFit {
  const lengthPart = k1 * (1 - b + (b * (bag[0] ?? 0)) / usualLength);
  let sum = 0;
  let held = 0;
  for (let word = 0; word < hashes.length; word += 1) {
    const weight = weightIn(bag, hashes[word] ?? 0);
    if (weight === 0) continue;
    held += 1;
    sum += ((idfs[word] ?? 0) * weight * (k1 + 1)) / (weight + lengthPart);
  }
  return {
    score: most > 0 ? sum / most : 0,
    held,
    isTitle: bag[1] === phrase,
    isName: bag[2] === phrase,
  };
}

function weightIn(bag: Bag, hash: number): number {
  for (let at = head; at < bag.length; at += 1) {
    const packed = bag[at] ?? 0;
    if (packed >>> 8 === hash) return packed & 255;
  }
  return 0;
}

function phraseHash(words: readonly string[]): number {
  return words.length === 0 ? 0 : hash32(words.join(' '));
}

function hashOf(word: string): number {
  return hash32(word) >>> 8;
}

/** FNV-1a over UTF-16 units (isthe.com/chongo/tech/comp/fnv), its bits mixed once more, since the lowest are dropped. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
}
