import { z } from 'zod';
import { isZone } from '../due.ts';
import type { Follow } from '../follow.ts';
import { type Mailbox, readAddress } from '../mailbox.ts';
import { type Mark, verdicts } from '../mark.ts';
import type { Place } from '../place.ts';
import type { SavedPaper } from '../saved-paper.ts';
import type { Subscription } from '../subscription.ts';
import type { Archive } from './archive.ts';
import {
  addressShape,
  followShape,
  linksShape,
  mailboxShape,
  readChoice,
  savedShape,
  subscriptionShape,
} from './choice-shapes.ts';
import { begunFollows, begunSubscriptions } from './choices-begun.ts';

/** One kind of what people, and the operator, chose: how it is found, told apart, read and kept. */
export type ChoiceKind = {
  /** As a file of choices calls it. */
  readonly name: string;
  /** All of it, as of now, as entries of a file. */
  readonly all: (archive: Archive, now: Date) => Promise<readonly Entry[]>;
  /** An entry that somebody wrote, or why it is none. */
  readonly read: (entry: unknown) => Entry | { readonly unreadable: string };
};

export type Entry = {
  /** Two entries with one key are one choice, made anew. */
  readonly key: string;
  /** JSON, its fields in the order of their names. */
  readonly text: string;
  /** The same without what only says how far the choice was served: two that agree in it choose the same. */
  readonly meaning: string;
  /** Keeps it; where an earlier one is given, what it was served already is not served again. */
  readonly keep: (archive: Archive, earlier?: Entry) => Promise<void>;
};

/** All that is chosen, in the order of the file. What only the ledger knows, and requests that nobody confirmed, are no choices. */
export const choiceKinds: readonly ChoiceKind[] = [
  kindOf<Subscription>('subscriptions', subscriptionShape, {
    key: ['place'],
    served: ['from', 'since'],
    pages: begunSubscriptions,
    keep: ({ choices }, subscription) => choices.subscribe(subscription),
    zone: ({ zone }) => zone,
  }),
  kindOf<Follow>('follows', followShape, {
    key: ['reader', 'id'],
    served: ['since'],
    pages: begunFollows,
    keep: ({ choices }, follow) => choices.follow(follow),
    zone: ({ zone }) => zone,
  }),
  kindOf<SavedPaper>('saved', savedShape, {
    key: ['reader', 'paper'],
    pages: ({ choices }) => choices.eachSaved(),
    keep: ({ choices }, saved) => choices.save(saved),
  }),
  kindOf<Mark>('marks', markShape(), {
    key: ['reader', 'place', 'paper'],
    pages: ({ marks }) => marks.each(),
    keep: ({ marks }, mark) => marks.keep(mark),
  }),
  kindOf<{ readonly place: Place }>('links', linksShape, {
    key: ['place'],
    pages: async function* ({ choices }) {
      yield (await choices.linkPlaces()).map((place) => ({ place }));
    },
    keep: ({ choices }, { place }) => choices.setLinks(place, true),
  }),
  kindOf<Mailbox>('mailboxes', ownMailboxShape(), {
    key: ['place'],
    pages: async function* ({ mailboxes }) {
      yield await mailboxes.all();
    },
    keep: ({ mailboxes }, mailbox) => mailboxes.keep(mailbox),
  }),
  kindOf<Hold>('holds', holdShape(), {
    key: ['place'],
    served: ['since'],
    pages: async function* ({ outbox }) {
      yield [...(await outbox.holds.all())].map(([place, since]) => ({ place, since }));
    },
    keep: ({ outbox }, { place, since }) => outbox.holds.begin(place, new Date(since)),
  }),
];

type Hold = { readonly place: Place; readonly since: string };

type Manner<Choice> = {
  readonly key: readonly (keyof Choice & string)[];
  /** Fields that say how far it was served: of two choices the later counts. */
  readonly served?: readonly (keyof Choice & string)[];
  readonly pages: (archive: Archive, now: Date) => AsyncIterable<readonly Choice[]>;
  readonly keep: (archive: Archive, choice: Choice) => Promise<void>;
  /** A zone that no clock knows would stop the schedule. */
  readonly zone?: (choice: Choice) => string | undefined;
};

function kindOf<Choice extends object>(
  name: string,
  shape: z.ZodType<Choice>,
  { key, served = [], pages, keep, zone }: Manner<Choice>,
): ChoiceKind {
  const entry = (choice: Choice): Entry => ({
    key: JSON.stringify(key.map((field) => choice[field])),
    text: inOrder(choice),
    meaning: inOrder(Object.fromEntries(Object.entries(choice).filter(([field]) => !isOneOf(field, served)))),
    keep: (archive, earlier) => keep(archive, earlier ? notBefore(choice, earlier) : choice),
  });
  const notBefore = (choice: Choice, earlier: Entry): Choice => {
    const before = readChoice(shape, JSON.parse(earlier.text));
    if (!('choice' in before)) return choice;
    const later = served.filter((field) => before.choice[field] > choice[field]);
    return { ...choice, ...Object.fromEntries(later.map((field) => [field, before.choice[field]])) };
  };
  return {
    name,
    all: async (archive, now) => {
      const all: Entry[] = [];
      for await (const page of pages(archive, now)) all.push(...page.map(entry));
      return all.toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
    },
    read: (given) => {
      const read = readChoice(shape, given);
      if (!('choice' in read)) return read;
      const wanted = zone?.(read.choice);
      if (wanted !== undefined && !isZone(wanted)) return { unreadable: `zone: “${wanted}” is no time zone` };
      return entry(read.choice);
    },
  };
}

function isOneOf(field: string, fields: readonly string[]): boolean {
  return fields.includes(field);
}

/** JSON that is the same whoever wrote the fields down first. */
function inOrder(choice: object): string {
  return JSON.stringify(choice, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

function markShape(): z.ZodType<Mark> {
  return z.object({
    reader: addressShape,
    place: addressShape,
    paper: z.string().min(1),
    verdict: z.enum(verdicts),
    at: z.iso.datetime(),
  });
}

function holdShape(): z.ZodType<Hold> {
  return z.object({ place: addressShape, since: z.iso.datetime() });
}

/** Whoever writes a file by hand may mistype what a form would have refused. */
function ownMailboxShape(): z.ZodType<Mailbox> {
  return mailboxShape.refine(({ address }) => readAddress(address) === address, {
    path: ['address'],
    error: 'is no mail address',
  });
}
