import type { Entry, Feed } from '../../feeds/feed.ts';
import type { SeenPaper } from '../../feeds/render.ts';
import type { ListedPaper } from '../../match.ts';
import { gistOf } from '../../select/gist.ts';

/** A feed, or why there is none, in a sentence. */
export type FoundFeed = { readonly feed: Feed } | { readonly missing: string };

/** A paper with a sentence on it, where it has one. */
export function withGist(listed: ListedPaper): Omit<SeenPaper, 'seenAt'> {
  const gist = gistOf(listed.paper);
  return { listed, ...(gist !== undefined && { gist }) };
}

/** When the newest of them came; undefined where there is none. */
export function newest(entries: readonly Entry[]): string | undefined {
  return entries
    .map(({ updated }) => updated)
    .toSorted()
    .at(-1);
}
