import type { PaperId } from './paper.ts';
import type { Place } from './place.ts';

/** One platform's rendering of (part of) a View: the body its API is sent, and the papers it shows. */
export type Message = {
  /** JSON that the platform's own client sends as it is. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly papers: readonly PaperId[];
};

/** Names one part of one edition for one place; the same words always mean the same part. */
export type DeliveryKey = string;

/** One message part to one place, with its state. */
export type Delivery = {
  readonly key: DeliveryKey;
  readonly place: Place;
  /** Names the edition within its place: `digest/2026-06-15`. */
  readonly edition: string;
  /** From 0, in the order in which the parts are read. */
  readonly part: number;
  readonly message: Message;
  /** ISO time at which it was written: what it may wait is counted from here. */
  readonly plannedAt: string;
  /** ISO time of its first try; absent where there was none yet. */
  readonly triedAt?: string;
  readonly state: DeliveryState;
};

/**
 * Times are ISO strings. `inDoubt` is when the earliest try began whose end is not known: its message may stand in the
 * channel, and is looked for before another try.
 */
export type DeliveryState =
  | {
      readonly kind: 'pending';
      readonly attempts: number;
      readonly notBefore: string;
      readonly inDoubt?: string;
      /** Why the last try did not send it. */
      readonly reason?: string;
    }
  | {
      readonly kind: 'claimed';
      readonly attempts: number;
      readonly leaseUntil: string;
      readonly inDoubt?: string;
    }
  | { readonly kind: 'sent'; readonly messageId: string; readonly at: string }
  | { readonly kind: 'failed'; readonly reason: string; readonly at: string; readonly inDoubt?: string };

/** The key of a part. */
export function deliveryKey(place: Place, edition: string, part: number): DeliveryKey {
  return `${place}#${edition}#${part}`;
}
