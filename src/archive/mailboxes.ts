import { z } from 'zod';
import type { MailRequest } from '../mailbox.ts';
import type { AnyStore } from './any-store.ts';
import type { Mailboxes } from './archive.ts';
import { valueIn } from './choice-pages.ts';
import { addressShape, mailboxShape, readChoice, subscriptionShape } from './choice-shapes.ts';
import { keptIn } from './choices.ts';
import { keepChoice } from './keyv-store.ts';
import { askedIn } from './mail-asked.ts';
import { textIn } from './rows.ts';
import { ask, type Together } from './together.ts';

/** Addresses of mail, in Keyv beside the other choices: they stand here and nowhere else. */
export function mailboxesIn(store: AnyStore, warn: (sentence: string) => void): Mailboxes {
  const boxes = keptIn(store, 'mailbox', mailboxShape, warn);
  const requests = keptIn(store, 'mail-request', requestShape, warn);
  const keys = keptIn(store, 'key', keyShape, warn);
  return {
    of: boxes.get,
    all: boxes.all,
    keep: (mailbox) => boxes.set(mailbox.place, mailbox),
    forget: async (place) => {
      const had = [await boxes.delete(place), await requests.delete(place)];
      return had.includes(true);
    },
    request: requests.get,
    requests: requests.all,
    ask: (request) => requests.set(request.place, request),
    drop: async (place) => {
      await requests.delete(place);
    },
    ...askedIn(store, warn),
    key: async (name, make) => {
      const known = await keys.get(name);
      if (known) return known.value;
      await store.together(() => makeOnce(name, make));
      const kept = await keys.get(name);
      if (!kept) throw new RangeError(`The key ${name} was not kept.`);
      return kept.value;
    },
  };
}

/** Of two programs that begin at one moment the first one's key counts for both. One that cannot be read is made anew. */
function* makeOnce(name: string, make: () => string): Together<void> {
  const key = `key:${name}`;
  const [row] = yield* ask('SELECT value FROM choices WHERE key = $1', key);
  const known = readChoice(keyShape, row && valueIn(textIn(row, 'value'), () => undefined));
  if ('choice' in known) return;
  yield* ask(keepChoice, key, JSON.stringify({ value: { value: make() } }));
}

const requestShape: z.ZodType<MailRequest> = z.looseObject({
  place: addressShape,
  address: z.string().min(3),
  subscription: subscriptionShape,
  askedBy: addressShape,
  askedAt: z.iso.datetime(),
});

const keyShape: z.ZodType<{ readonly value: string }> = z.looseObject({ value: z.string().min(32) });
