import type { Day } from './day.ts';
import type { Place, Reader } from './place.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

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
  /** The most papers shown in one digest; the rest are counted. */
  readonly max: number;
  readonly style: 'full' | 'compact';
  /** What a place without papers hears: the reason, or nothing. */
  readonly whenEmpty: 'say' | 'silent';
  /**
   * What becomes of a part where nobody can find out whether it arrived: it may be missing, or it may come twice.
   * Absent: it may be missing, and the next digest says so.
   */
  readonly inDoubt?: 'miss' | 'repeat';
  readonly by: Reader;
  /** ISO time of the subscription: due moments before it never count. */
  readonly since: string;
  /** Lists of earlier days are not new to this place. */
  readonly from: Day;
};
