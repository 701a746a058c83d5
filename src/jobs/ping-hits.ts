import type { Follow } from '../follow.ts';
import type { Hit } from '../select/pings.ts';
import type { FoundArrival, FoundBy } from './arrivals.ts';

/** A hit, and when its paper was first seen (ISO). */
export type SeenHit = Hit & Pick<FoundArrival, 'seenAt'>;

/** The hits of these follows, by what their queries find. A follow never matches a paper seen before it was made. */
export function hitsOf(follows: readonly Follow[], found: FoundBy): readonly SeenHit[] {
  return follows.flatMap((follow) =>
    found(follow.query)
      .filter(({ seenAt }) => seenAt >= follow.since)
      .map(({ listed, words, seenAt }) => ({ follow, listed, words, seenAt })),
  );
}

/** That the reader was told of the paper. */
export function tellsOf(hits: readonly Hit[]) {
  return hits.map(({ follow, listed }) => ({ reader: follow.reader, paper: listed.paper.id }));
}
