import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../../src/archive/archive.ts';
import { addDays, type Day, daysBetween } from '../../src/day.ts';
import type { Delivery } from '../../src/delivery.ts';
import { addressOf, type Place } from '../../src/place.ts';
import { replicaData, savedIds } from '../kit/replica.ts';
import type { TestSlack } from '../kit/slack/slack.ts';
import { type Held, talk } from './discord-channels.ts';
import type { ChaosDiscord } from './discord-server.ts';

/** What the channels hold beside what they should. */
export type Verdict = {
  readonly places: number;
  readonly editions: number;
  readonly messages: number;
  readonly papers: number;
  /** Papers that a channel should hold and does not, and parts that the ledger holds and a channel does not. */
  readonly lost: readonly string[];
  /** Papers and parts that a channel holds more than once, and messages that nobody planned. */
  readonly twice: readonly string[];
  /** Messages that stand before one that they should follow. */
  readonly disordered: readonly string[];
};

type Span = { readonly first: Day; readonly days: number };

/** Compares the channels with the sites' own lists, paper by paper, and with the ledger, message by message. */
export async function compare(
  open: () => Promise<Archive>,
  places: readonly Place[],
  span: Span,
  discord: ChaosDiscord,
  slack: TestSlack,
): Promise<Verdict> {
  const archive = await open();
  const ledger = (await archive.outbox.deliveries(1_000_000)).toReversed();
  await archive.close();
  const wanted = papersOf(span);
  const wrong = { lost: [] as string[], twice: [] as string[], disordered: [] as string[] };
  let [messages, papers] = [0, 0];
  for (const place of places) {
    const held = heldIn(place, discord, slack);
    const shown = held.flatMap(({ links }) => papersIn(links));
    messages += held.length;
    papers += shown.length;
    const count = countOf(shown);
    wrong.lost.push(...wanted.filter((id) => !count.has(id)).map((id) => `${place} ${id}`));
    wrong.twice.push(...[...count].filter(([, times]) => times > 1).map(([id]) => `${place} ${id}`));
    judgeParts(
      place,
      held,
      ledger.filter((part) => part.place === place),
      wrong,
    );
  }
  wrong.twice.push(...discord.people.asked().twice, ...repliesTwice(discord));
  const editions = new Set(ledger.map(({ place, edition }) => `${place} ${edition}`)).size;
  return { places: places.length, editions, messages, papers, ...wrong };
}

/** What the bot wrote under people's links: a card of a paper comes once a day, and a message is answered once. */
function repliesTwice({ channels }: ChaosDiscord): readonly string[] {
  const cards = countOf(channels.at(talk).messages.map(({ components }) => textsIn(components)));
  return [...cards].filter(([, times]) => times > 1).map(([text]) => `a card: ${text.slice(0, 60)}`);
}

/** The papers of the lists that every place gets in this time. */
export function papersOf({ first, days }: Span): readonly string[] {
  const lists = daysBetween(addDays(first, -3), addDays(first, days - 1));
  return [
    ...new Set(lists.filter((day) => existsSync(join(replicaData, 'hf', `${day}.json`))).flatMap(savedIds)),
  ];
}

/** A message as its readers see it, where its addresses stand, and the message in whose thread it stands. */
type Seen = { readonly text: string; readonly links: string; readonly thread?: string };

/** In the order in which readers see them. */
function heldIn(place: Place, discord: ChaosDiscord, slack: TestSlack): readonly Seen[] {
  if (place.startsWith('discord')) return heldInDiscord(addressOf(place), discord.channels);
  return slack
    .messages(addressOf(place).split('/')[1] ?? '')
    .toSorted((one, other) => Number(one.ts) - Number(other.ts))
    .map(({ blocks, thread }) => ({
      text: textsIn(blocks),
      links: JSON.stringify(blocks),
      ...(thread !== undefined && { thread }),
    }));
}

/** A channel with the threads of its messages, or the posts of the forum in one of whose posts the place is. */
function heldInDiscord(id: string, channels: ChaosDiscord['channels']): readonly Seen[] {
  const { parent, messages } = channels.at(id);
  const openings =
    parent === undefined
      ? messages
      : channels.postsOf(parent).flatMap((post) => (post.id === id ? [] : post.messages.slice(0, 1)));
  return openings.flatMap((opening) => {
    const below = channels.at(opening.id).messages.filter((message) => message.id !== opening.id);
    return [seenOf(opening), ...below.map((message) => ({ ...seenOf(message), thread: opening.id }))];
  });
}

function seenOf({ components }: Held): Seen {
  const text = textsIn(components);
  return { text, links: text };
}

type Wrong = { readonly lost: string[]; readonly twice: string[]; readonly disordered: string[] };

/** Each part of the ledger stands in the channel once, after the part before it, in its thread where it has one. */
function judgeParts(place: Place, held: readonly Seen[], parts: readonly Delivery[], wrong: Wrong): void {
  let next = 0;
  const matched = new Set<number>();
  for (const { key, message, opening } of parts) {
    const text = textsIn(message.body.components ?? message.body.blocks);
    const at = held.findIndex(
      (one, index) => one.text === text && one.thread === opening && !matched.has(index),
    );
    if (at < 0) {
      wrong.lost.push(key);
      continue;
    }
    matched.add(at);
    if (at < next) wrong.disordered.push(key);
    next = at + 1;
  }
  const unplanned = held.filter((_, index) => !matched.has(index));
  wrong.twice.push(...unplanned.map(({ text }) => `${place} ${text.slice(0, 60)}`));
}

/** All that a reader reads: texts of blocks or components, without the ids that a chat gives them. */
function textsIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textsIn).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .flatMap(([name, inner]) => {
      if (typeof inner === 'object') return [textsIn(inner)];
      return (name === 'text' || name === 'content') && typeof inner === 'string' ? [inner] : [];
    })
    .join('\n');
}

function papersIn(text: string): readonly string[] {
  return [...text.matchAll(/huggingface\.co\/papers\/(\d{4}\.\d{4,5})/g)].map(([, id = '']) => id);
}

function countOf(ids: readonly string[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const id of ids) count.set(id, (count.get(id) ?? 0) + 1);
  return count;
}
