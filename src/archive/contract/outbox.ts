import type { Delivery, DeliveryKey, Message } from '../../delivery.ts';
import type { Told } from '../../follow.ts';
import type { PaperId } from '../../paper.ts';
import type { Place, PlatformName } from '../../place.ts';

/** All deliveries: the ledger. */
export type Outbox = {
  /**
   * Writes an edition's parts and the papers it uses up, in one transaction. False, and nothing written, where it stands
   * already, or where its place was given one of its papers, or a reader one of its pings, since it was made: make it anew.
   */
  readonly plan: (edition: PlannedEdition) => Promise<boolean>;
  /** Which of these papers the place was given, or was told of as "and 12 more". */
  readonly had: (place: Place, papers: readonly PaperId[]) => Promise<ReadonlySet<PaperId>>;
  /**
   * The same of many places at once; a place that had none of them is absent. It may name papers beside those asked for. Places
   * that had the same share one set, as long as the very same list of papers is asked about: what is the same for them can
   * be made once.
   */
  readonly hadBy: (
    places: readonly Place[],
    papers: readonly PaperId[],
  ) => Promise<ReadonlyMap<Place, ReadonlySet<PaperId>>>;
  /** Which of these readers were pinged for which papers. */
  readonly told: (asked: readonly Told[]) => Promise<readonly Told[]>;
  /** The place whose digest opened the thread that this place is; the place itself where none did. */
  readonly home: (place: Place) => Promise<Place>;
  /** The due time of the place's newest digest that was due by `until`: where a clock was wrong, some are due in times to come. */
  readonly lastDue: (place: Place, until?: Date) => Promise<Date | undefined>;
  /** The same of many places at once, whenever it was due; a place without a digest is absent. */
  readonly lastDues: (places: readonly Place[]) => Promise<ReadonlyMap<Place, Date>>;
  /** Whether an edition of this name stands in the ledger. */
  readonly isPlanned: (place: Place, name: string) => Promise<boolean>;
  /** Those of these places for which an edition of this name stands there. */
  readonly plannedFor: (places: readonly Place[], name: string) => Promise<ReadonlySet<Place>>;
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
  /** Parts of all places that wait (to be sent, or for their answer), or those that failed: newest first. */
  readonly unsent: (which: 'waiting' | 'failed', limit: number) => Promise<readonly Delivery[]>;
  /** Puts every part that is not settled in doubt: the store stood still meanwhile, and nobody knows what arrived. */
  readonly doubtAll: () => Promise<void>;
  /** When the next part of these platforms may be claimed; a claimed one when its lease ends. */
  readonly nextAt: (platforms: readonly PlatformName[]) => Promise<Date | undefined>;
  /** Parts that are neither sent nor failed, and since when the oldest of them has been due (ISO). */
  readonly backlog: () => Promise<Backlog>;
  /** Places with parts that are neither sent nor failed. */
  readonly waiting: () => Promise<ReadonlySet<Place>>;
  /** Parts of the place's digests that failed, oldest first, and that no digest has told of yet. */
  readonly failures: (place: Place) => Promise<readonly Delivery[]>;
  /** The places that have such parts. */
  readonly failing: () => Promise<ReadonlySet<Place>>;
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
