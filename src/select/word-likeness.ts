import type { Paper } from '../paper.ts';
import { wordsOf } from '../query/words.ts';

/** How often a title's words count. */
const titleTimes = 3;

/** All words that tell of a paper, the title's several times. */
export function tellingWords({ title, abstract }: Paper): readonly string[] {
  const inTitle = wordsOf(title);
  return [...Array.from({ length: titleTimes }, () => inTitle).flat(), ...wordsOf(abstract)];
}

/**
 * How much a paper's words are like those of some others, from 0 to 1: the cosine of their TF-IDF, with logarithmic counts.
 * `holding` says how many of `all` papers hold each word.
 */
export function likenessOfWords(
  to: readonly Paper[],
  holding: ReadonlyMap<string, number>,
  all: number,
): (paper: Paper) => number {
  const wanted = weigh(to.flatMap(tellingWords));
  return (paper) => {
    const weights = weigh(tellingWords(paper));
    const product = [...weights].reduce((sum, [word, weight]) => sum + weight * (wanted.get(word) ?? 0), 0);
    const lengths = lengthOf(weights) * lengthOf(wanted);
    return lengths > 0 ? product / lengths : 0;
  };

  function weigh(words: readonly string[]): ReadonlyMap<string, number> {
    const times = Map.groupBy(words, (word) => word);
    return new Map(
      [...times].map(([word, { length }]) => {
        const rarity = Math.log((all + 1) / Math.max(1, holding.get(word) ?? 1));
        return [word, (1 + Math.log(length)) * Math.max(0, rarity)];
      }),
    );
  }
}

function lengthOf(weights: ReadonlyMap<string, number>): number {
  return Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0));
}
