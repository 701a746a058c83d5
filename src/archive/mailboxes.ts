import { z } from 'zod';
import type { Mailbox, MailRequest } from '../mailbox.ts';
import type { Mailboxes } from './archive.ts';
import { addressShape, subscriptionShape } from './choice-shapes.ts';
import { keptIn } from './choices.ts';
import { askedIn } from './mail-asked.ts';
import type { Store } from './store.ts';

/** Addresses of mail, in Keyv beside the other choices: they stand here and nowhere else. */
export function mailboxesIn(store: Store, warn: (sentence: string) => void): Mailboxes {
  const boxes = keptIn(store, 'mailbox', mailboxShape, warn);
  const requests = keptIn(store, 'mail-request', requestShape, warn);
  const keys = keptIn(store, 'key', keyShape, warn);
  return {
    of: boxes.get,
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
      if (!(await keys.get(name))) await keys.set(name, { value: make() });
      // Read back: of two programs that begin at one moment, the later one's counts for both.
      const kept = await keys.get(name);
      if (!kept) throw new RangeError(`The key ${name} was not kept.`);
      return kept.value;
    },
  };
}

const mailboxShape: z.ZodType<Mailbox> = z.looseObject({
  place: addressShape,
  address: z.string().min(3),
  since: z.iso.datetime(),
});

const requestShape: z.ZodType<MailRequest> = z.looseObject({
  place: addressShape,
  address: z.string().min(3),
  subscription: subscriptionShape,
  askedBy: addressShape,
  askedAt: z.iso.datetime(),
});

const keyShape: z.ZodType<{ readonly value: string }> = z.looseObject({ value: z.string().min(32) });
