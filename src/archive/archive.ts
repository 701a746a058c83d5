import type { Day } from '../day.ts';
import type { Delivery, DeliveryKey, Message } from '../delivery.ts';
import type { Follow, SavedPaper, Told } from '../follow.ts';
import type { Listing, SourceName } from '../listing.ts';
import type { ListedPaper } from '../match.ts';
import type { Paper, PaperId } from '../paper.ts';
import type { Place, PlatformName, Reader } from '../place.ts';
import type { Query } from '../query/query.ts';
import type { Reading } from '../reading.ts';
import type { Subscription } from '../subscription.ts';

/** What we remember. Every store (SQLite today) keeps this contract; `openArchive` makes one. */
export type Archive = {
  readonly papers: Papers;
  readonly readings: Readings;
  readonly outbox: Outbox;
  readonly choices: Choices;
  /** Writes a copy of all this to a new file, as it is at one moment, while others go on. */
  readonly backup: (file: string) => Promise<void>;
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
  /** When each of these papers was first seen, as ISO times; those that we do not know are absent. */
  readonly seenAt: (ids: readonly PaperId[]) => Promise<ReadonlyMap<PaperId, string>>;
  readonly count: () => Promise<number>;
  /** All papers with all their listings, oldest first, without holding them in memory at once. */
  readonly each: () => AsyncIterable<Kept>;
};

/** A paper as a source or a file just gave it, with the listings it stood in. */
export type Find = {
  readonly paper: Paper;
  readonly listings: readonly RankedListing[];
  /** ISO time at which it was first seen, where a file knows it: else that is the moment of the save. */
  readonly seenAt?: string;
};

/** A listing with its place in its list, from 0. A source need not say it: its finds come in its order. */
export type RankedListing = Listing & { readonly rank?: number };

/** A paper with all that is kept beside it: a find that another archive can save as it is. */
export type Kept = ListedPaper & {
  readonly listings: readonly (Listing & { readonly rank: number })[];
  readonly seenAt: string;
};

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
  /** Which of these readers were pinged for which papers. */
  readonly told: (asked: readonly Told[]) => Promise<readonly Told[]>;
  /** The due time of the place's newest digest that was due by `until`: where a clock was wrong, some are due in times to come. */
  readonly lastDue: (place: Place, until?: Date) => Promise<Date | undefined>;
  /** Whether an edition of this name stands in the ledger. */
  readonly isPlanned: (place: Place, name: string) => Promise<boolean>;
  /**
   * Takes up to `limit` parts that may be sent now, at most one a place and each place's earliest first:
   * a part waits while an earlier one of its place is neither sent nor failed. A lease that ran out is free again, and
   * its part in doubt: nobody knows whether it was sent.
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
  /** When the next part of these platforms may be claimed; a claimed one when its lease ends. */
  readonly nextAt: (platforms: readonly PlatformName[]) => Promise<Date | undefined>;
  /** Places with parts that are neither sent nor failed. */
  readonly waiting: () => Promise<ReadonlySet<Place>>;
  /** Parts of the place's digests that failed, oldest first, and that no digest has told of yet. */
  readonly failures: (place: Place) => Promise<readonly Delivery[]>;
  readonly pauses: Pauses;
  readonly presence: Presence;
};

/** Places that cannot be written to until someone does something. Their settings and their parts stay whole. */
export type Pauses = {
  /** Pauses the place, or notes one more vain try; answers what is now known. */
  readonly begin: (place: Place, why: Pick<Pause, 'reason' | 'everywhere'>, at: Date) => Promise<Pause>;
  /** The place can be written to again. The pause is remembered until the place's next digest. */
  readonly end: (place: Place, at: Date) => Promise<void>;
  readonly of: (place: Place) => Promise<Pause | undefined>;
  readonly all: () => Promise<readonly Pause[]>;
  /** Whoever subscribed the place was told, or cannot be. */
  readonly noteTold: (place: Place) => Promise<void>;
};

/** Times are ISO strings. */
export type Pause = {
  readonly place: Place;
  readonly since: string;
  /** What to do, in a sentence. */
  readonly reason: string;
  /** The whole platform refuses us, as after a token was revoked: no subscriber can mend that. */
  readonly everywhere: boolean;
  readonly told: boolean;
  /** Vain tries so far. */
  readonly tries: number;
  readonly endedAt?: string;
};

/** When the bot was there, so that a digest can say for how long it was not. */
export type Presence = {
  /** Says that the bot is there now; said every minute or so while it runs. */
  readonly note: (now: Date) => Promise<void>;
  /** Since when the bot was away at this moment; undefined where it was there, or nothing is known. */
  readonly awaySince: (moment: Date) => Promise<Date | undefined>;
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
  /** Failures that these messages tell of. */
  readonly failures?: readonly DeliveryKey[];
  /** Readers whom these messages ping, and for which papers. Where one was pinged for one already, nothing is planned. */
  readonly tells?: readonly Told[];
};

/** How a claimed part ended, or when to try it again. */
export type Settlement =
  | { readonly kind: 'sent'; readonly messageId: string; readonly at: Date }
  | { readonly kind: 'failed'; readonly reason: string; readonly at: Date }
  | {
      readonly kind: 'again';
      readonly notBefore: Date;
      readonly reason?: string;
      /** `maybe` where this try's answer was lost; `no` where neither this try nor an earlier one stands in the channel. */
      readonly arrived?: 'maybe' | 'no';
    };

/** What people chose; kept in Keyv, read back through a parser. */
export type Choices = {
  readonly subscription: (place: Place) => Promise<Subscription | undefined>;
  readonly subscribe: (subscription: Subscription) => Promise<void>;
  /** Whether there was one. */
  readonly unsubscribe: (place: Place) => Promise<boolean>;
  readonly subscriptions: () => Promise<readonly Subscription[]>;
  /** A reader's follows, or everybody's: oldest first. */
  readonly follows: (reader?: Reader) => Promise<readonly Follow[]>;
  /** Keeps a follow; one of the same reader and id is replaced. */
  readonly follow: (follow: Follow) => Promise<void>;
  /** Whether there was one. */
  readonly unfollow: (reader: Reader, id: string) => Promise<boolean>;
  /** Newest first. */
  readonly saved: (reader: Reader) => Promise<readonly SavedPaper[]>;
  readonly save: (saved: SavedPaper) => Promise<void>;
  /** Whether it was saved. */
  readonly unsave: (reader: Reader, paper: PaperId) => Promise<boolean>;
  /** Whether links to papers that people paste there are answered. */
  readonly links: (place: Place) => Promise<boolean>;
  readonly setLinks: (place: Place, isOn: boolean) => Promise<void>;
  /** Notes that cards of these papers are shown there on that day; answers those that were not before. */
  readonly claimLinks: (place: Place, day: Day, papers: readonly PaperId[]) => Promise<readonly PaperId[]>;
  /** Keeps words that are too long for a button; the token is short, and always the same for the same words. */
  readonly keepWords: (words: string) => Promise<string>;
  readonly keptWords: (token: string) => Promise<string | undefined>;
};
