import type { Listing } from './listing.ts';
import type { Paper, PaperId } from './paper.ts';

/** A paper with what the sources showed beside it, newest listing first. */
export type ListedPaper = { readonly paper: Paper; readonly listings: readonly Listing[] };

/** Whether Hugging Face lists the paper: the site with votes, and the one whose page readers open. */
export function isOnHuggingFace({ listings }: Pick<ListedPaper, 'listings'>): boolean {
  return listings.some(({ source }) => source === 'huggingface');
}

/** Why a paper was chosen, in the order in which it was decided. */
export type Reason =
  | { readonly kind: 'list'; readonly source: Listing['source']; readonly day: Listing['day'] }
  | { readonly kind: 'topic'; readonly topic: string; readonly words: readonly string[] }
  | { readonly kind: 'query'; readonly query: string; readonly words: readonly string[] }
  /** It is like a paper that was liked: by the reader themselves, or in the place. */
  | {
      readonly kind: 'taste';
      readonly liked: PaperId;
      /** As its source wrote it. */
      readonly title: string;
      readonly by: 'reader' | 'place';
    };

/** A paper chosen, with the reasons; never without one. */
export type Match = ListedPaper & { readonly reasons: readonly [Reason, ...Reason[]] };
