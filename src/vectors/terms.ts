/** The number of each term of a model: a term is a word as `wordsOf` gives it, or two that often stand side by side. */
export type Terms = ReadonlyMap<string, number>;

/** The numbers of the terms in these words: of single words, and of pairs with one space between. */
export function findTerms(terms: Terms, words: readonly string[]): readonly number[] {
  const found: number[] = [];
  let before = '';
  for (const word of words) {
    const single = terms.get(word);
    if (single !== undefined) found.push(single);
    const pair = terms.get(`${before} ${word}`);
    if (pair !== undefined) found.push(pair);
    before = word;
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
