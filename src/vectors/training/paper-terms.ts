import { findTerms, type Terms, titleTimes } from '../terms.ts';
import type { PaperWords } from './paper-words.ts';

/** What a paper says, in numbers of terms, part by part. */
export type PaperTerms = {
  readonly title: readonly number[];
  readonly sentences: readonly (readonly number[])[];
  readonly gist: readonly number[];
  readonly keywords: readonly (readonly number[])[];
};

export function paperTermsOf(terms: Terms, paper: PaperWords): PaperTerms {
  const find = (words: readonly string[]) => findTerms(terms, words);
  return {
    title: find(paper.title),
    sentences: paper.sentences.map(find),
    gist: find(paper.gist),
    keywords: paper.keywords.map(find),
  };
}

/** A title, as often as the model counts it in a paper. */
export function titleOf({ title }: PaperTerms): readonly number[] {
  return Array.from({ length: titleTimes }, () => title).flat();
}
