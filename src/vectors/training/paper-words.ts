import type { Paper } from '../../paper.ts';
import { wordsOf } from '../../query/words.ts';

/** What a paper says, in words, part by part. */
export type PaperWords = {
  readonly title: readonly string[];
  readonly sentences: readonly (readonly string[])[];
  /** Empty where the paper has none. */
  readonly gist: readonly string[];
  readonly keywords: readonly (readonly string[])[];
};

export function paperWordsOf({ title, abstract, gist, keywords }: Paper): PaperWords {
  return {
    title: wordsOf(title),
    sentences: abstract.split(/(?<=[.!?])\s+(?=\p{Lu})/u).map(wordsOf),
    gist: wordsOf(gist ?? ''),
    keywords: keywords.map(wordsOf),
  };
}
