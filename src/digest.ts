import type { Match } from './match.ts';

/** A place's matches for an edition: grouped, ranked and capped. */
export type Digest = {
  readonly groups: readonly DigestGroup[];
  /** Matches that the place's `max` left out. */
  readonly left: readonly Match[];
};

/** Matches under one heading, best first. A paper stands in one group only. */
export type DigestGroup = {
  /** A topic's title; "Other papers" where none fits. */
  readonly title: string;
  readonly matches: readonly Match[];
};
