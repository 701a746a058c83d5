import type { Day } from '../day.ts';
import type { Delivery, DeliveryKey, Message } from '../delivery.ts';
import type { Follow, SavedPaper, Told } from '../follow.ts';
import type { Forgotten } from '../forgotten.ts';
import type { Listing, SourceName } from '../listing.ts';
import type { Mailbox, MailRequest } from '../mailbox.ts';
import type { Mark } from '../mark.ts';
import type { ListedPaper } from '../match.ts';
import type { OwnGist, Paper, PaperId } from '../paper.ts';
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
  readonly marks: Marks;
  readonly mailboxes: Mailboxes;
  /** Takes out all that is kept of a reader, and of the places that are theirs alone; answers what that was. */
  readonly forget: (reader: Reader, own: readonly Place[]) => Promise<Forgotten>;
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
  /** How many papers a query finds of each of these days, by the day of their newest listing, or of their publication; days without any are absent. */
  readonly foundDays: (query: Query, span: Span) => Promise<ReadonlyMap<Day, number>>;
  /** Papers by words and meaning together, best first: what is shown where somebody looks for something. */
  readonly find: (query: Query, wish: FindWish) => Promise<FindResult>;
  /** How many papers hold each of these words (as `wordsOf` gives them), about. */
  readonly holding: (words: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** When each of these papers was first seen, as ISO times; those that we do not know are absent. */
  readonly seenAt: (ids: readonly PaperId[]) => Promise<ReadonlyMap<PaperId, string>>;
  /** The unit vectors of those of these papers that have one: what points the same way is near in meaning. */
  readonly vectors: (ids: readonly PaperId[]) => Promise<ReadonlyMap<PaperId, Float32Array>>;
  /** The papers nearest to a unit vector, nearest first, of those that the query finds; none where no model is there. */
  readonly nearest: (to: Float32Array, wish: NearWish) => Promise<readonly NearPaper[]>;
  /** The unit vector of what somebody typed; undefined where no model is there, or it knows none of the words. */
  readonly embedWords: (words: string) => Promise<Float32Array | undefined>;
  /** Makes the vectors that papers still wait for, all of them after a change of the model: some at a time, beside other work. */
  readonly embedRest: (progress: (done: number, of: number) => void, signal?: AbortSignal) => Promise<void>;
  /** Keeps our own gist of a paper that we know; a chosen sentence never takes the place of a written one. */
  readonly keepGist: (paper: PaperId, gist: OwnGist) => Promise<void>;
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
/** Days from `first` to `last`, both included; `now` is what `since:7d` counts back from. */
export type Span = { readonly first: Day; readonly last: Day; readonly now: Date };
export type SearchResult = { readonly total: number; readonly papers: readonly ListedPaper[] };

export type FindWish = Omit<SearchWish, 'sort'>;

/** How a paper came into an answer: it holds all that was asked for, or is what the words name, or is near in meaning. */
export type HowFound = 'words' | 'name' | 'meaning';
export type FoundPaper = ListedPaper & { readonly how: HowFound };
export type FindResult = {
  /** How many papers hold all that was asked for; where there are more than that, `isMore`. */
  readonly total: number;
  readonly isMore: boolean;
  /** How many are by an author of that name, or have that id; and how many are near in meaning, or hold most of the words. */
  readonly named: number;
  readonly near: number;
  /** How many papers can be turned to, page by page. */
  readonly shown: number;
  readonly papers: readonly FoundPaper[];
  /** For words that no paper holds, those that were probably meant; both in the form of `wordsOf`. */
  readonly meant: ReadonlyMap<string, string>;
};

export type NearWish = { readonly limit: number; readonly query?: Query; readonly now: Date };
/** A paper, and the cosine of its vector and the one asked for, from -1 to 1. */
export type NearPaper = { readonly listed: ListedPaper; readonly nearness: number };

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
  /** The place whose digest opened the thread that this place is; the place itself where none did. */
  readonly home: (place: Place) => Promise<Place>;
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
  /** Takes down how a claim ended: `attempts` says which, as the claimed part counts them. */
  readonly settle: (key: DeliveryKey, attempts: number, outcome: Settlement) => Promise<void>;
  /** Newest first; of one place where given. */
  readonly deliveries: (limit: number, place?: Place) => Promise<readonly Delivery[]>;
  /** Parts of all places that wait, be it for their answer, or that failed: newest first. */
  readonly unsent: (which: 'waiting' | 'failed', limit: number) => Promise<readonly Delivery[]>;
  /** Of no part that is not settled it is known any more whether it arrived, since it was planned: the store stood still meanwhile. */
  readonly doubtAll: () => Promise<void>;
  /** When the next part of these platforms may be claimed; a claimed one when its lease ends. */
  readonly nextAt: (platforms: readonly PlatformName[]) => Promise<Date | undefined>;
  /** Parts that are neither sent nor failed, and since when the oldest of them has been due (ISO). */
  readonly backlog: () => Promise<Backlog>;
  /** Places with parts that are neither sent nor failed. */
  readonly waiting: () => Promise<ReadonlySet<Place>>;
  /** Parts of the place's digests that failed, oldest first, and that no digest has told of yet. */
  readonly failures: (place: Place) => Promise<readonly Delivery[]>;
  /** Puts a part that failed back to be sent; false where it is no failed part. */
  readonly sendAgain: (key: DeliveryKey, at: Date) => Promise<boolean>;
  readonly holds: Holds;
  readonly pauses: Pauses;
  readonly presence: Presence;
};

/** Places to which nothing is sent because the operator wants it so. What they miss comes when the hold ends. */
export type Holds = {
  readonly begin: (place: Place, at: Date) => Promise<void>;
  /** What waited for another try there is tried at once. */
  readonly end: (place: Place, at: Date) => Promise<void>;
  /** Each with the ISO time since when. */
  readonly all: () => Promise<ReadonlyMap<Place, string>>;
};

export type Backlog = { readonly pending: number; readonly claimed: number; readonly dueSince?: string };

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
  /** What everybody saved in a place. */
  readonly savedIn: (place: Place) => Promise<readonly SavedPaper[]>;
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

/** What readers marked, each paper once a reader and place. */
export type Marks = {
  /** Keeps a mark; an earlier one of the same reader on the same paper in the same place is replaced. */
  readonly keep: (mark: Mark) => Promise<void>;
  /** Takes back a reader's marks on a paper: all, or the one of this kind in this place. Whether there was one. */
  readonly undo: (
    reader: Reader,
    paper: PaperId,
    where?: Pick<Mark, 'place' | 'verdict'>,
  ) => Promise<boolean>;
  /** The newest thousand, newest first. */
  readonly ofReader: (reader: Reader) => Promise<readonly Mark[]>;
  /** The newest thousand, newest first. */
  readonly ofPlace: (place: Place) => Promise<readonly Mark[]>;
};

/** Who asks for mail, or is asked whether they want it, and how often at most. */
export type Asking = {
  readonly who: Place | Reader;
  readonly mostADay: number;
  /** Within 30 days; absent: as often as the days allow. */
  readonly mostAMonth?: number;
};

/** Whose mail goes where. An address stands here and nowhere else; all else names its place. */
export type Mailboxes = {
  readonly of: (place: Place) => Promise<Mailbox | undefined>;
  readonly keep: (mailbox: Mailbox) => Promise<void>;
  /** Takes out the address, confirmed or asked for; whether there was one. */
  readonly forget: (place: Place) => Promise<boolean>;
  readonly request: (place: Place) => Promise<MailRequest | undefined>;
  readonly requests: () => Promise<readonly MailRequest[]>;
  /** Keeps a request; an earlier one for the same place is replaced. */
  readonly ask: (request: MailRequest) => Promise<void>;
  /** Takes out a request that was confirmed, or is too old. */
  readonly drop: (place: Place) => Promise<void>;
  /** When this place was asked for, or this reader asked, in the last 30 days: ISO times. */
  readonly asked: (who: Place | Reader) => Promise<readonly string[]>;
  /**
   * Notes that each of these is asked for, or asks, now; or notes nothing, and says who had their most. Counted and noted
   * in one transaction: of many who ask at one moment, no more than that pass.
   */
  readonly noteAsked: (asking: readonly Asking[], now: Date) => Promise<Place | Reader | undefined>;
  /** Forgets who asked longer ago than that. */
  readonly forgetAsked: (now: Date) => Promise<void>;
  /** A secret of this program that outlasts it: made the first time it is asked for. At least 32 characters. */
  readonly key: (name: string, make: () => string) => Promise<string>;
};
