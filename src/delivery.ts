import type { PaperId } from './paper.ts';
import type { Place } from './place.ts';

/** One platform's rendering of (part of) a View: the body its API is sent, and the papers it shows. */
export type Message = {
  /** JSON that the platform's own client sends as it is. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly papers: readonly PaperId[];
  /** What travels beside the body; the body names a picture where it stands. */
  readonly files?: readonly MessageFile[];
  /** Absent where it simply stands in the place. */
  readonly thread?: Thread;
};

/** That an edition's messages stand below the first of them that is sent: in its thread, or in its post in a forum. */
export type Thread = {
  readonly layout: 'thread' | 'forum';
  readonly title: string;
  /** What it is about, in words by which a forum's own tags are chosen. */
  readonly tags: readonly string[];
};

/** A file as JSON can hold it, so that the outbox keeps it with its message. */
export type MessageFile = {
  /** Letters, digits, dots and dashes; no other file of the view has it. */
  readonly name: string;
  readonly mediaType: string;
  readonly base64: string;
  /** What a picture shows; a file without it is a document, to be opened or kept. */
  readonly alt?: string;
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
  /** The message below which this part stands, by the platform's id; absent where it has no thread, or opens it. */
  readonly opening?: string;
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

/** The key of a part: it begins with its edition's. */
export function deliveryKey(place: Place, edition: string, part: number): DeliveryKey {
  return `${editionKey(place, edition)}#${part}`;
}

/** Names an edition among those of all places: `discord:123#digest/2026-06-15`. */
export function editionKey(place: Place, edition: string): string {
  return `${place}#${edition}`;
}
