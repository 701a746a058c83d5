import type { Day } from '../day.ts';
import type { SourceName } from '../listing.ts';
import type { PaperId } from '../paper.ts';
import type { Problem } from '../problem.ts';
import type { Find } from './parsed.ts';

/** A site we read papers from. Neither method rejects over what the site says or fails to say: that is a `Problem`. */
export type Source = {
  readonly name: SourceName;
  /** Reads the lists of these days, yielding as it goes, so that what was read is kept though the next page fails. */
  readonly collect: (days: readonly Day[]) => AsyncIterable<Harvest>;
  /** Reads the facts this site holds of papers that another site named; absent where it has none to add. */
  readonly describe?: (papers: readonly PaperId[]) => AsyncIterable<Harvest>;
};

/** What one reading brought home. */
export type Harvest = {
  readonly finds: readonly Find[];
  /** Lists read whole, and their length: 0 is an empty day that the site itself states. */
  readonly lists: readonly { readonly day: Day; readonly papers: number }[];
  /** A problem with a `day` means that day's list could not be read. */
  readonly problems: readonly (Problem & { readonly day?: Day })[];
};
