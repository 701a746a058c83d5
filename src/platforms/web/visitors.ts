import { isIP } from 'node:net';
import type { Caller, Command } from '../../../commands/command.ts';
import { guestFrom, pageReader, thisPage } from '../../place.ts';
import type { Parts, WebSettings } from './parts.ts';
import type { Visit } from './route.ts';
import { isOperator } from './session.ts';

/** Whoever sits before this machine: the page is theirs, like the terminal. */
export const owner: Caller = {
  place: thisPage,
  reader: pageReader,
  mayManage: true,
  hearsNothing: 'Nobody pastes links into this page: ask with show and the link.',
};

/** Who asks: the page's owner, or a guest where others can reach the page too. Guests are told apart by where they come from. */
export function callerFor({ settings }: Pick<Parts, 'settings'>, visit: Visit): Caller {
  if (isOwners(settings) || isOperator(visit, settings)) return owner;
  const guest = guestFrom(networkOf(visit.address));
  return { place: guest, reader: guest, mayManage: false, refusalOf: refusedToGuests };
}

/**
 * What is kept for a reader, such as a follow, would be kept for whoever comes from the same address. Help shows nothing
 * of theirs, and mail belongs to whoever reads it.
 */
function refusedToGuests({
  name,
  private: isPrivate,
  manages,
}: Pick<Command, 'name' | 'private' | 'manages'>): string | undefined {
  if (name === 'help' || name === 'mail' || (!isPrivate && !manages)) return undefined;
  return `This page is open to others, so ${name} is not for guests here: use it in Discord or Slack, or sign in as the operator.`;
}

/** One household has a whole /64 of IPv6 (RFC 6177), and could be a guest anew with each question. */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  // The address of a URL is written in one way alone (WHATWG).
  const [first = '', rest] = new URL(`http://[${address.split('%', 1)}]`).hostname.slice(1, -1).split('::');
  const head = first === '' ? [] : first.split(':');
  const tail = rest === undefined || rest === '' ? [] : rest.split(':');
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(':')}::/64`;
}

/** Only this machine reaches the page: it listens here alone, and nothing hands requests on to it from elsewhere. */
function isOwners({ host, url }: WebSettings): boolean {
  return isLoopback(host) && (url === undefined || isLoopback(new URL(url).hostname));
}

function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);
}
