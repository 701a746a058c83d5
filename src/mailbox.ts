import { domainToASCII } from 'node:url';
import type { Place, Reader } from './place.ts';
import type { Subscription } from './subscription.ts';

/**
 * Somebody's mail address as a place. The place is `email:` and a name made from the address with our key, so that the
 * ledger, the log and the pages name the place without telling the address: that stands here alone, and goes when its
 * reader leaves.
 */
export type Mailbox = {
  readonly place: Place;
  readonly address: string;
  /** ISO time at which its reader confirmed it. */
  readonly since: string;
};

/** Who mails come from. */
export type Sender = { readonly name: string; readonly address: string };

/** What somebody asked to be sent to an address whose reader has not confirmed that yet. */
export type MailRequest = {
  readonly place: Place;
  readonly address: string;
  /** What the place gets once it is confirmed. */
  readonly subscription: Subscription;
  readonly askedBy: Reader;
  /** ISO time: a link confirms the request of this moment and no other. */
  readonly askedAt: string;
};

/** How long a request waits to be confirmed; then it is forgotten with its address. */
const confirmWithinMs = 48 * 3_600_000;

/** The words that a link to confirm is signed for: the place, and which of its requests. */
export function confirmWords({ place, askedAt }: Pick<MailRequest, 'place' | 'askedAt'>): string {
  return `${place} ${askedAt}`;
}

/** Whether a request is too old to be confirmed. */
export function isExpired({ askedAt }: Pick<MailRequest, 'askedAt'>, now: Date): boolean {
  return now.getTime() - Date.parse(askedAt) > confirmWithinMs;
}

/**
 * The mail address in a person's words, its domain in small ASCII letters; undefined where they are none. Only the plain
 * form that HTML takes in its forms (WHATWG, "valid e-mail address") with a dot in its domain: no quotes, comments, lists
 * or line breaks can stand in it. At most 254 characters (RFC 5321, 4.5.3.1.3).
 */
export function readAddress(words: string): string | undefined {
  const [, local = '', typed = ''] = /^([\w.!#$%&'*+/=?^`{|}~-]{1,64})@([^\s@]{1,190})$/.exec(words) ?? [];
  const domain = domainToASCII(typed.toLowerCase());
  const isDomain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(domain);
  const isLocal = /^[ -~]+$/.test(local) && !/^\.|\.$|\.\./.test(local);
  const address = `${local}@${domain}`;
  return isDomain && isLocal && address.length <= 254 ? address : undefined;
}

/** The address for those who know it: `a…@example.org`. */
export function veiled(address: string): string {
  return `${address.slice(0, 1)}…${address.slice(address.lastIndexOf('@'))}`;
}
