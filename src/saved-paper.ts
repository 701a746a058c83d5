import type { PaperId } from './paper.ts';
import type { Place, Reader } from './place.ts';

/** A paper that a reader put aside, and when (ISO). */
export type SavedPaper = {
  readonly reader: Reader;
  readonly paper: PaperId;
  readonly at: string;
  /** The reader's own words on it, at most `longestNote` characters. */
  readonly note?: string;
  /** Where it was saved; absent where an earlier version kept it. */
  readonly place?: Place;
};

export const longestNote = 300;
