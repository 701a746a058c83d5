import type { Day } from './day.ts';
import type { Place, Reader } from './place.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

export const periods = ['week', 'month'] as const;
export type Period = (typeof periods)[number];

/** What a place wants of its digest. */
export type Subscription = {
  readonly place: Place;
  /** Words of a query, as typed; absent where the place wants all of Hugging Face's list. */
  readonly query?: string;
  /** Ids of topics; empty where the place wants all of them. */
  readonly topics: readonly string[];
  /** Local time of day, `09:00`. */
  readonly at: string;
  /** IANA time zone, `Europe/Paris`. */
  readonly zone: string;
  readonly days: readonly Weekday[];
  /** A digest of a week or a month comes on the first of the days in it, and holds what came since the last one. Absent: on each day. */
  readonly every?: Period;
  /** The most papers shown in one digest; the rest are counted. */
  readonly max: number;
  readonly style: 'full' | 'compact';
  /**
   * How the digest stands there: as messages; as one with a thread that holds the papers; as a post in a forum. Absent: as
   * messages.
   */
  readonly layout?: 'messages' | 'thread' | 'forum';
  /** Whether a picture of its topics and votes stands on top of a digest in the full style. Absent: it does not. */
  readonly picture?: 'on' | 'off';
  /** What a place without papers hears: the reason, or nothing. */
  readonly whenEmpty: 'say' | 'silent';
  /**
   * What becomes of a part where nobody can find out whether it arrived: it may be missing, or it may come twice.
   * Absent: it may be missing, and the next digest says so.
   */
  readonly inDoubt?: 'miss' | 'repeat';
  /** Whoever set it up; absent once they asked to be forgotten. */
  readonly by?: Reader;
  /** ISO time of the subscription: due moments before it never count. */
  readonly since: string;
  /** Lists of earlier days are not new to this place. */
  readonly from: Day;
};
