import type { SourceName } from './listing.ts';

/** Something a source said that we could not read, named. A value, not an exception: the rest of the answer still counts. */
export type Problem = {
  readonly source: SourceName;
  /** Where it was met: an address, or an entry of a page (`/api/daily_papers?date=2026-06-15, entry 4`). No secrets. */
  readonly where: string;
  /** What was wrong, in a sentence for the operator. */
  readonly what: string;
};
