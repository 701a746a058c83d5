import type { Day } from '../../day.ts';
import type { Follow } from '../../follow.ts';
import type { Mailbox, MailRequest } from '../../mailbox.ts';
import type { Mark } from '../../mark.ts';
import type { PaperId } from '../../paper.ts';
import type { Place, Reader } from '../../place.ts';
import type { SavedPaper } from '../../saved-paper.ts';
import type { Subscription } from '../../subscription.ts';

/** What people chose; kept in Keyv, read back through a parser. */
export type Choices = {
  readonly subscription: (place: Place) => Promise<Subscription | undefined>;
  readonly subscribe: (subscription: Subscription) => Promise<void>;
  /** Whether there was one. */
  readonly unsubscribe: (place: Place) => Promise<boolean>;
  readonly subscriptions: () => Promise<readonly Subscription[]>;
  /**
   * The same without holding them in memory at once: some hundreds at a time, in the order of their places; those of places
   * whose names begin so, where said. One that changes meanwhile may come as it was.
   */
  readonly eachSubscription: (start?: string) => AsyncIterable<readonly Subscription[]>;
  /** A reader's follows, or everybody's: oldest first. */
  readonly follows: (reader?: Reader) => Promise<readonly Follow[]>;
  /** Everybody's, some hundreds at a time, without holding them in memory at once: all those of a reader come together. */
  readonly eachFollow: () => AsyncIterable<readonly Follow[]>;
  /** Keeps a follow; one of the same reader and id is replaced. */
  readonly follow: (follow: Follow) => Promise<void>;
  /** Whether there was one. */
  readonly unfollow: (reader: Reader, id: string) => Promise<boolean>;
  /** Newest first. */
  readonly saved: (reader: Reader) => Promise<readonly SavedPaper[]>;
  /** Everybody's, some hundreds at a time, without holding them in memory at once. */
  readonly eachSaved: () => AsyncIterable<readonly SavedPaper[]>;
  /** What everybody saved in a place. */
  readonly savedIn: (place: Place) => Promise<readonly SavedPaper[]>;
  readonly save: (saved: SavedPaper) => Promise<void>;
  /** Whether it was saved. */
  readonly unsave: (reader: Reader, paper: PaperId) => Promise<boolean>;
  /** Whether links to papers that people paste there are answered. */
  readonly links: (place: Place) => Promise<boolean>;
  readonly setLinks: (place: Place, isOn: boolean) => Promise<void>;
  /** The places where they are. */
  readonly linkPlaces: () => Promise<readonly Place[]>;
  /** Notes that cards of these papers are shown there on that day; answers those that were not before. */
  readonly claimLinks: (place: Place, day: Day, papers: readonly PaperId[]) => Promise<readonly PaperId[]>;
  /** Keeps words that are too long for a button; the token is short, and always the same for the same words. */
  readonly keepWords: (words: string) => Promise<string>;
  readonly keptWords: (token: string) => Promise<string | undefined>;
};

/** What readers marked, each paper once a reader and place. */
export type Marks = {
  /** Everybody's, some hundreds at a time, without holding them in memory at once. */
  readonly each: () => AsyncIterable<readonly Mark[]>;
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
  /** Those of these places in which something is marked, and those of these readers who marked something. */
  readonly among: (who: readonly (Place | Reader)[]) => Promise<ReadonlySet<Place | Reader>>;
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
  readonly all: () => Promise<readonly Mailbox[]>;
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
