import { z } from 'zod';
import { dayMs } from '../day.ts';
import type { Place, Reader } from '../place.ts';
import type { AnyStore } from './any-store.ts';
import type { Asking, Mailboxes } from './archive.ts';
import { addressShape } from './choice-shapes.ts';
import { keptIn } from './choices.ts';
import { keepChoice } from './keyv-store.ts';
import { textIn } from './rows.ts';
import { ask, type Together } from './together.ts';

/** Who asked for mail when, in Keyv beside the other choices. */
export function askedIn(
  store: AnyStore,
  warn: (sentence: string) => void,
): Pick<Mailboxes, 'asked' | 'noteAsked' | 'forgetAsked'> {
  const asked = keptIn(store, namespace, askedShape, warn);
  return {
    asked: async (who) => (await asked.get(who))?.times ?? [],
    noteAsked: (asking, now) => store.together(() => noteUnlessMost(asking, now)),
    forgetAsked: async (now) => {
      for (const { who, times } of await asked.all())
        if (!times.some((time) => isWithin(time, now, rememberedMs))) await asked.delete(who);
    },
  };
}

const namespace = 'mail-asked';
/** How long it is remembered that somebody asked. */
const rememberedMs = 30 * dayMs;

/** Keyv waits between reading and writing, and another may ask meanwhile: so the rows are written here, as Keyv writes them. */
function* noteUnlessMost(asking: readonly Asking[], now: Date): Together<Place | Reader | undefined> {
  const known: (Asking & { readonly times: readonly string[] })[] = [];
  for (const one of asking) known.push({ ...one, times: yield* timesOf(one.who, now) });
  const over = known.find(
    ({ times, mostADay, mostAMonth }) =>
      times.filter((time) => isWithin(time, now, dayMs)).length >= mostADay ||
      (mostAMonth !== undefined && times.length >= mostAMonth),
  );
  if (over) return over.who;
  for (const { who, times } of known) {
    const value = { who, times: [...times, now.toISOString()] };
    yield* ask(keepChoice, `${namespace}:${who}`, JSON.stringify({ value }));
  }
  return undefined;
}

function* timesOf(who: Place | Reader, now: Date): Together<readonly string[]> {
  const [row] = yield* ask('SELECT value FROM choices WHERE key = $1', `${namespace}:${who}`);
  const read = keptShape.safeParse(row && textIn(row, 'value'));
  return (read.data?.value.times ?? []).filter((time) => isWithin(time, now, rememberedMs));
}

function isWithin(time: string, now: Date, ms: number): boolean {
  return now.getTime() - Date.parse(time) < ms;
}

const askedShape: z.ZodType<{ readonly who: Place | Reader; readonly times: readonly string[] }> =
  z.looseObject({ who: addressShape, times: z.array(z.iso.datetime()).readonly() });

/** A row as Keyv writes it. */
const keptShape = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is no JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.object({ value: askedShape }));
