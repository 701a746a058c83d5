/** The number of each term of a model: a term is a word as `wordsOf` gives it, or two that often stand side by side. */
export type Terms = {
  readonly words: ReadonlyMap<string, number>;
  /** By the first word, then by the second. */
  readonly pairs: ReadonlyMap<string, ReadonlyMap<string, number>>;
};

/** The terms of these names, numbered in their order: words, and pairs of words with one space between. */
export function termsNamed(names: readonly string[]): Terms {
  const words = new Map<string, number>();
  const pairs = new Map<string, Map<string, number>>();
  for (const [number, name] of names.entries()) {
    const [first = '', second] = name.split(' ');
    const into = second === undefined ? words : (pairs.get(first) ?? new Map<string, number>());
    into.set(second ?? first, number);
    if (into !== words) pairs.set(first, into);
  }
  return { words, pairs };
}

/** The numbers of the terms in these words. */
export function findTerms(terms: Terms, words: readonly string[]): readonly number[] {
  const found: number[] = [];
  let before: ReadonlyMap<string, number> | undefined;
  for (const word of words) {
    const single = terms.words.get(word);
    if (single !== undefined) found.push(single);
    const pair = before?.get(word);
    if (pair !== undefined) found.push(pair);
    before = terms.pairs.get(word);
  }
  return found;
}

/** Each of these terms once, with how much it counts: one that comes again counts by the logarithm of its times. */
export function weighTerms(found: readonly number[]): ReadonlyMap<number, number> {
  const weights = new Map<number, number>();
  for (const term of found) weights.set(term, (weights.get(term) ?? 0) + 1);
  for (const [term, times] of weights) weights.set(term, 1 + Math.log(times));
  return weights;
}

/** How often a title's words count: they say more of what a paper is about than the abstract's. */
export const titleTimes = 3;
