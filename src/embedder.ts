import type { Paper } from './paper.ts';

/** Turns words into a direction: what is near in meaning points nearly the same way. */
export type Embedder = {
  /** Names the model and its version: vectors of two names never meet. */
  readonly name: string;
  readonly dimensions: number;
  /** A unit vector for each paper, in the order given. */
  readonly embedPapers: (papers: readonly Paper[]) => Promise<readonly Float32Array[]>;
  /** A unit vector for what somebody typed; undefined where the model knows none of its words. */
  readonly embedQuery: (words: string) => Promise<Float32Array | undefined>;
};
