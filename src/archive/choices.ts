import { createHash } from 'node:crypto';
import Keyv from 'keyv';
import type { z } from 'zod';
import type { AnyStore } from './any-store.ts';
import type { Choices } from './archive.ts';
import { byOwner, type ChoiceRow, choicePages, keptValue, valueIn } from './choice-pages.ts';
import { followShape, linksShape, readChoice, savedShape, subscriptionShape } from './choice-shapes.ts';
import { keyvStoreOn } from './keyv-store.ts';
import { claimLinks } from './links-shown.ts';

/**
 * What people chose, in Keyv on the archive's own table. A choice that cannot be read, as one of another version, is
 * reported by `warn` and left as it stands: it holds up no other, and only a new choice in its own place replaces it.
 */
export function choicesIn(store: AnyStore, warn: (sentence: string) => void): Choices {
  const subscriptions = keptIn(store, 'subscription', subscriptionShape, warn);
  const follows = keptIn(store, 'follow', followShape, warn);
  const saved = keptIn(store, 'saved', savedShape, warn);
  const links = keptIn(store, 'links', linksShape, warn);
  const words = keyvOn(store, 'words');
  // A reader's own choices stand in a namespace of their own within the kind, so that one range of keys holds them all.
  const followsOf = (reader: string) => keptIn(store, `follow:${reader}`, followShape, warn);
  const savedOf = (reader: string) => keptIn(store, `saved:${reader}`, savedShape, warn);
  return {
    subscription: subscriptions.get,
    subscribe: (subscription) => subscriptions.set(subscription.place, subscription),
    unsubscribe: subscriptions.delete,
    subscriptions: subscriptions.all,
    eachSubscription: (start) => subscriptions.read(choicePages(store, 'subscription', start)),
    follows: async (reader) =>
      (await (reader === undefined ? follows : followsOf(reader)).all()).toSorted(bySince),
    eachFollow: () => follows.read(byOwner(choicePages(store, 'follow'), readerIn)),
    follow: (follow) => followsOf(follow.reader).set(follow.id, follow),
    unfollow: (reader, id) => followsOf(reader).delete(id),
    saved: async (reader) => (await savedOf(reader).all()).toSorted((a, b) => compare(b.at, a.at)),
    eachSaved: () => saved.read(choicePages(store, 'saved')),
    savedIn: async (place) => (await saved.all()).filter((one) => one.place === place),
    save: (saved) => savedOf(saved.reader).set(saved.paper, saved),
    unsave: (reader, paper) => savedOf(reader).delete(paper),
    links: async (place) => (await links.get(place)) !== undefined,
    setLinks: async (place, isOn) => {
      await (isOn ? links.set(place, { place }) : links.delete(place));
    },
    linkPlaces: async () => (await links.all()).map(({ place }) => place),
    claimLinks: (place, day, papers) => claimLinks(store, place, day, papers),
    keepWords: async (typed) => {
      const token = createHash('sha256').update(typed).digest('hex').slice(0, 16);
      await words.set(token, typed);
      return token;
    },
    keptWords: async (token) => {
      const typed = await words.get(token);
      return typeof typed === 'string' ? typed : undefined;
    },
  };
}

/** Choices of one kind, each under a key. */
type Kept<Choice> = {
  readonly get: (key: string) => Promise<Choice | undefined>;
  readonly set: (key: string, choice: Choice) => Promise<void>;
  /** Whether there was one. */
  readonly delete: (key: string) => Promise<boolean>;
  readonly all: () => Promise<readonly Choice[]>;
  /** The choices in rows of the store. */
  readonly read: (pages: AsyncIterable<readonly ChoiceRow[]>) => AsyncIterable<readonly Choice[]>;
};

/** Choices of one shape, in a namespace of their own. */
export function keptIn<Choice>(
  store: AnyStore,
  namespace: string,
  shape: z.ZodType<Choice>,
  warn: (sentence: string) => void,
): Kept<Choice> {
  const keyv = keyvOn(store, namespace);
  const read = (key: string, value: unknown): Choice | undefined => {
    const result = readChoice(shape, value);
    if ('choice' in result) return result.choice;
    const kind = namespace.split(':', 1).join();
    warn(`The ${kind} of ${key} cannot be read and is left out (${result.unreadable}).`);
    return undefined;
  };
  const slowly = (text: string): unknown => keptValue(keyv.deserialize?.(text));
  async function* readPages(pages: AsyncIterable<readonly ChoiceRow[]>): AsyncIterable<readonly Choice[]> {
    for await (const page of pages)
      yield page.flatMap(({ key, text }) => read(key, valueIn(text, slowly)) ?? []);
  }
  return {
    get: async (key) => ((await keyv.has(key)) ? read(key, await keyv.get(key)) : undefined),
    set: async (key, choice) => {
      await keyv.set(key, choice);
    },
    delete: (key) => keyv.delete(key),
    all: async () => {
      const all: Choice[] = [];
      for await (const page of readPages(choicePages(store, namespace))) all.push(...page);
      return all;
    },
    read: readPages,
  };
}

/** Keyv hides failures unless it is told to throw them. A text that is no JSON reads as a value that is not there. */
function keyvOn(store: AnyStore, namespace: string): Keyv<unknown> {
  const keyv = new Keyv<unknown>({
    store: keyvStoreOn(store),
    namespace,
    throwOnErrors: true,
    emitErrors: false,
  });
  const deserialize = keyv.deserialize;
  keyv.deserialize = (text) => {
    try {
      return deserialize?.(text);
    } catch {
      return {};
    }
  };
  return keyv;
}

function bySince(a: { since: string; id: string }, b: { since: string; id: string }): number {
  return compare(a.since, b.since) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The reader in a key `discord:user/42:1x2y3z4w`. */
function readerIn(key: string): string {
  return key.slice(0, key.lastIndexOf(':'));
}
