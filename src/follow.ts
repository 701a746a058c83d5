import type { PaperId } from './paper.ts';
import { addressOf, type Place, platformOf, type Reader, thisPage, thisTerminal } from './place.ts';

/** A reader's standing query, and how they want to be told. */
export type Follow = {
  /** Names it among the reader's follows: made from what the query asks, so that nobody follows the same twice. */
  readonly id: string;
  readonly reader: Reader;
  /** As it was typed. */
  readonly query: string;
  /** In the channel where it was asked for, or in a direct message. */
  readonly where: 'here' | 'dm';
  /** As soon as a paper comes in, or once a day with the place's digest. */
  readonly when: 'now' | 'digest';
  /** Where it was asked for. */
  readonly place: Place;
  /** The reader's IANA zone, where the platform knew it. */
  readonly zone?: string;
  /** ISO time of the follow: papers seen before it never ping. */
  readonly since: string;
};

/** The most follows of one reader. */
export const mostFollows = 50;

/** Papers on lists of so many days at most may ping, however long the bot was away. */
export const mostDaysPinged = 30;

/** That a reader was pinged for a paper: never again, whichever follow, source or channel brings it. */
export type Told = { readonly reader: Reader; readonly paper: PaperId };

/** The id of a follow, from what its query means (`meaningOf`): eight letters and digits, always the same (FNV-1a). */
export function followId(meaning: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(meaning))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(36).padStart(13, '0').slice(-8);
}

/** Where a follow is answered: its channel, or the reader's direct messages. */
export function pingPlace({ where, place, reader }: Pick<Follow, 'where' | 'place' | 'reader'>): Place {
  return where === 'dm' ? directPlace(reader, place) : place;
}

/** Whether a follow is answered where its reader alone reads: by wish, or since it was made there. */
export function isDirect(follow: Pick<Follow, 'where' | 'place' | 'reader'>): boolean {
  const { where, place, reader } = follow;
  return where === 'dm' || (!isHere(reader) && place === directPlace(reader, place));
}

/** Whether it is whoever sits before this machine: there all messages come to one place. */
function isHere(reader: Reader): boolean {
  return ['terminal', 'web'].includes(platformOf(reader));
}

/**
 * A reader's direct messages as a place: `discord:dm/42`, `slack:T1/dm/U7`. On Slack they are in the workspace where we
 * met, that of `near`: the reader's own is another where a channel is shared between companies, and closed to us.
 */
export function directPlace(reader: Reader, near: Place): Place {
  const address = addressOf(reader);
  switch (platformOf(reader)) {
    case 'discord':
      return `discord:dm/${address.replace(/^user\//, '')}`;
    case 'slack': {
      const [own = '', user = ''] = address.split('/');
      const team = platformOf(near) === 'slack' ? addressOf(near).split('/', 1).join() : own;
      return `slack:${team}/dm/${user}`;
    }
    case 'terminal':
      return thisTerminal;
    case 'web':
      return thisPage;
    case 'email':
      return `email:${address}`;
  }
}
