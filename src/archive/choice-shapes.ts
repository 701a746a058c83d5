import { z } from 'zod';
import { isDay } from '../day.ts';
import type { Follow } from '../follow.ts';
import type { Mailbox } from '../mailbox.ts';
import { type Place, parsePlace } from '../place.ts';
import type { SavedPaper } from '../saved-paper.ts';
import { periods, type Subscription, weekdays } from '../subscription.ts';

/** A place or a reader: `discord:123`. */
export const addressShape = z.string().transform((text, context) => {
  const place = parsePlace(text);
  if (place) return place;
  context.addIssue({ code: 'custom', message: 'is on no platform we know' });
  return z.NEVER;
});

/** A subscription as it comes back from the store. Loose: what a newer version chose besides is kept when it is saved again. */
export const subscriptionShape: z.ZodType<Subscription> = z.looseObject({
  place: addressShape,
  query: z.string().exactOptional(),
  topics: z.array(z.string()).readonly(),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  zone: z.string().min(1),
  days: z.array(z.enum(weekdays)).readonly(),
  every: z.enum(periods).exactOptional(),
  max: z.int().positive(),
  style: z.enum(['full', 'compact']),
  layout: z.enum(['messages', 'thread', 'forum']).exactOptional(),
  picture: z.enum(['on', 'off']).exactOptional(),
  whenEmpty: z.enum(['say', 'silent']),
  inDoubt: z.enum(['miss', 'repeat']).exactOptional(),
  by: addressShape.exactOptional(),
  since: z.iso.datetime(),
  from: z.string().refine(isDay),
});

export const followShape: z.ZodType<Follow> = z.looseObject({
  id: z.string().min(1),
  reader: addressShape,
  query: z.string(),
  where: z.enum(['here', 'dm']),
  when: z.enum(['now', 'digest']),
  place: addressShape,
  zone: z.string().min(1).exactOptional(),
  since: z.iso.datetime(),
});

export const savedShape: z.ZodType<SavedPaper> = z.looseObject({
  reader: addressShape,
  paper: z.string().min(1),
  at: z.iso.datetime(),
  note: z.string().min(1).exactOptional(),
  place: addressShape.exactOptional(),
});

/** Where links that people paste are answered. */
export const linksShape: z.ZodType<{ readonly place: Place }> = z.looseObject({ place: addressShape });

export const mailboxShape: z.ZodType<Mailbox> = z.looseObject({
  place: addressShape,
  address: z.string().min(3),
  since: z.iso.datetime(),
});

/** The choice in a value from the store, or why there is none in it. */
export function readChoice<Choice>(
  shape: z.ZodType<Choice>,
  value: unknown,
): { readonly choice: Choice } | { readonly unreadable: string } {
  const read = shape.safeParse(value);
  if (read.success) return { choice: read.data };
  const [issue] = read.error.issues;
  return { unreadable: `${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'unknown'}` };
}
