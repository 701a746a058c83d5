import type { PaperId } from './paper.ts';
import type { Place, Reader } from './place.ts';

export const verdicts = ['like', 'dislike'] as const;
export type Verdict = (typeof verdicts)[number];

/** What a reader thinks of a paper, said in a place: it teaches the order of that place's papers, and of the reader's own. */
export type Mark = {
  readonly reader: Reader;
  readonly place: Place;
  readonly paper: PaperId;
  readonly verdict: Verdict;
  /** ISO time. */
  readonly at: string;
};

/** Fewer marks than this say too little of anybody's taste to move a paper. */
export const marksToBeFelt = 5;
