import type { Day } from '../day.ts';
import type { Delivery, DeliveryKey, Message } from '../delivery.ts';
import type { Listing, SourceName } from '../listing.ts';
import type { ListedPaper } from '../match.ts';
import type { Paper, PaperId } from '../paper.ts';
import type { Place, PlatformName } from '../place.ts';
import type { Query } from '../query/query.ts';
import type { Reading } from '../reading.ts';
import type { Subscription } from '../subscription.ts';

/** What we remember. Every store (SQLite today) keeps this contract; `openArchive` makes one. */
export type Archive = {
  readonly papers: Papers;
  readonly readings: Readings;
  readonly outbox: Outbox;
  readonly choices: Choices;
  readonly close: () => Promise<void>;
};

/** Papers and listings: facts and status, kept apart. */
export type Papers = {
  /** Saves all or nothing. A known paper is merged (`mergePapers`), a known listing takes the newer votes and comments. */
  readonly save: (finds: readonly Find[], now: Date) => Promise<SaveCount>;
  /** The papers of these ids that we know, in the order asked. */
  readonly get: (ids: readonly PaperId[]) => Promise<readonly ListedPaper[]>;
  /** The papers a source listed from `first` to `last`, in the order in which it showed them, each once. */
  readonly listed: (source: SourceName, first: Day, last: Day) => Promise<readonly ListedPaper[]>;
  /** How many papers a source listed on each of these days; days without any are absent. */
  readonly listedDays: (source: SourceName, first: Day, last: Day) => Promise<ReadonlyMap<Day, number>>;
  readonly search: (query: Query, wish: SearchWish) => Promise<SearchResult>;
  readonly count: () => Promise<number>;
  /** All papers with all their listings, oldest first, without holding them in memory at once. */
  readonly each: () => AsyncIterable<ListedPaper>;
};

/** A paper as a source or a file just gave it, with the listings it stood in. */
export type Find = { readonly paper: Paper; readonly listings: readonly Listing[] };

/** What a save did: papers never seen before, and papers that were known. */
export type SaveCount = { readonly added: number; readonly known: number };

export const searchSorts = ['relevance', 'votes', 'date'] as const;
export type SearchSort = (typeof searchSorts)[number];
export type SearchWish = {
  readonly sort: SearchSort;
  readonly limit: number;
  readonly offset: number;
  /** What `since:7d` counts back from. */
  readonly now: Date;
};
export type SearchResult = { readonly total: number; readonly papers: readonly ListedPaper[] };

/** When each list was read, and how long it was. */
export type Readings = {
  /** Notes a whole reading of a list: `changedAt` moves only where the count changed. */
  readonly note: (source: SourceName, day: Day, papers: number, now: Date) => Promise<void>;
  /** Notes that a list could not be read; what was known of it stays. */
  readonly noteProblem: (source: SourceName, day: Day, problem: string, now: Date) => Promise<void>;
  readonly of: (source: SourceName, first: Day, last: Day) => Promise<readonly Reading[]>;
};

/** All deliveries: the ledger. */
export type Outbox = {
  /** Writes an edition's parts and the papers it uses up, in one transaction. False, and nothing written, where it stands already. */
  readonly plan: (edition: PlannedEdition) => Promise<boolean>;
  /** Which of these papers the place was given, or was told of as "and 12 more". */
  readonly had: (place: Place, papers: readonly PaperId[]) => Promise<ReadonlySet<PaperId>>;
  /** The due time of the place's newest edition. */
  readonly lastDue: (place: Place) => Promise<Date | undefined>;
  /**
   * Takes up to `limit` parts that may be sent now, at most one a place and each place's earliest first:
   * a part waits while an earlier one of its place is neither sent nor failed. A lease that ran out is free again.
   */
  readonly claim: (
    platforms: readonly PlatformName[],
    now: Date,
    leaseMs: number,
    limit: number,
  ) => Promise<readonly Delivery[]>;
  readonly settle: (key: DeliveryKey, outcome: Settlement) => Promise<void>;
  /** Newest first; of one place where given. */
  readonly deliveries: (limit: number, place?: Place) => Promise<readonly Delivery[]>;
};

/** An edition as it was decided. */
export type PlannedEdition = {
  readonly place: Place;
  /** Names the edition within its place; the same name is never planned twice. */
  readonly name: string;
  /** The moment it was due; empty editions are recorded too, so that a due moment counts once. */
  readonly dueAt: Date;
  readonly plannedAt: Date;
  readonly messages: readonly Message[];
  /** Papers shown, and papers left out by the place's `max`: neither comes again. */
  readonly papers: readonly PaperId[];
};

/** How a claimed part ended, or when to try it again. */
export type Settlement =
  | { readonly kind: 'sent'; readonly messageId: string; readonly at: Date }
  | { readonly kind: 'failed'; readonly reason: string; readonly at: Date }
  | { readonly kind: 'again'; readonly notBefore: Date };

/** What people chose; kept in Keyv, read back through a parser. */
export type Choices = {
  readonly subscription: (place: Place) => Promise<Subscription | undefined>;
  readonly subscribe: (subscription: Subscription) => Promise<void>;
  /** Whether there was one. */
  readonly unsubscribe: (place: Place) => Promise<boolean>;
  readonly subscriptions: () => Promise<readonly Subscription[]>;
};
