import type { Paper } from './paper.ts';

/** Writes a sentence on a paper. Whatever comes of it is a value: nobody waits for it, and nobody is told where it fails. */
export type GistWriter = {
  /** Names the model. */
  readonly model: string;
  readonly write: (paper: Paper) => Promise<Written>;
};

export type Written =
  | { readonly kind: 'gist'; readonly text: string }
  /** The answer was none that could be shown: another try would bring the same. */
  | { readonly kind: 'useless'; readonly reason: string }
  /** No answer came. */
  | { readonly kind: 'failed'; readonly reason: string };
