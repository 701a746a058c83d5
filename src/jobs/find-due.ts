import type { Archive } from '../archive/archive.ts';
import { dayMs } from '../day.ts';
import { type Due, lastDue, localDayOf, nextDue } from '../due.ts';
import type { Platform } from '../platforms/platform.ts';
import { newestListDay } from '../select/edition.ts';
import type { Subscription } from '../subscription.ts';
import type { Missed } from '../views/edition-view.ts';
import { editionName } from './plan.ts';
import { platformFor } from './platform-for.ts';

/** A place whose hour has come. */
export type DuePlace = {
  readonly subscription: Subscription;
  readonly platform: Platform;
  readonly due: Due;
  /** The due moment that was answered last, or its subscription. */
  readonly before: Date;
};

/**
 * The places whose hour has come and that may get an edition now, some hundreds at a time. `dueOf` is `lastDue`, or remembers
 * what it said.
 */
export async function* findDue(
  archive: Archive,
  platforms: readonly Platform[],
  dueOf: typeof lastDue,
  now: Date,
): AsyncIterable<readonly DuePlace[]> {
  // A place that has not got its last parts yet gets its next edition after them, as one: it may have missed several.
  const waiting = await archive.outbox.waiting();
  const held = await archive.outbox.holds.all();
  for await (const page of archive.choices.eachSubscription()) {
    const come = page.flatMap((subscription) => {
      const platform = platformFor(subscription.place, platforms);
      if (!platform || waiting.has(subscription.place) || held.has(subscription.place)) return [];
      const due = dueOf(subscription, now);
      const before = new Date(subscription.since);
      return due && due.at > before ? [{ subscription, platform, due, before }] : [];
    });
    const found = await notPlanned(archive, await notAnswered(archive, come, now));
    if (found.length > 0) yield found;
  }
}

/** Those whose hour came after the newest that was answered. */
async function notAnswered(
  archive: Archive,
  come: readonly DuePlace[],
  now: Date,
): Promise<readonly DuePlace[]> {
  const newest = await archive.outbox.lastDues(come.map(({ subscription }) => subscription.place));
  const left: DuePlace[] = [];
  for (const one of come) {
    const { place } = one.subscription;
    const last = newest.get(place);
    // A clock that is put back by hours makes no day come again; one that was years ahead for a moment stops nothing.
    const astray = last !== undefined && last.getTime() > now.getTime() + 2 * dayMs;
    const answered = astray ? await archive.outbox.lastDue(place, now) : last;
    const before = answered && answered > one.before ? answered : one.before;
    if (one.due.at > before) left.push({ ...one, before });
  }
  return left;
}

/** A new hour or zone may make a day come due again: there is one digest a day. */
async function notPlanned(archive: Archive, come: readonly DuePlace[]): Promise<readonly DuePlace[]> {
  const left: DuePlace[] = [];
  for (const [name, places] of Map.groupBy(come, ({ due }) => editionName(due.day))) {
    const planned = await archive.outbox.plannedFor(
      places.map(({ subscription }) => subscription.place),
      name,
    );
    left.push(...places.filter(({ subscription }) => !planned.has(subscription.place)));
  }
  return left;
}

/** What hours and a due moment alone decide: most places share them with others. */
export type Moment = {
  /** The newest list that an edition of this moment can hold. */
  readonly newest: ReturnType<typeof newestListDay>;
  /** What a place missed before this one that was answered last at `before`: undefined where that was nothing. */
  readonly missed: (before: Date) => Promise<Missed | undefined>;
};

/** Tells of due moments; each is worked out once. */
export function makeMoments(archive: Archive): (place: DuePlace) => Moment {
  const known = new Map<string, Moment>();
  return ({ subscription, due }) => {
    const { zone, at, days, every } = subscription;
    const key = [due.at.getTime(), at, zone, every, ...days].join(' ');
    const moment = known.get(key) ?? momentOf(archive, subscription, due);
    known.set(key, moment);
    return moment;
  };
}

function momentOf(archive: Archive, hours: Subscription, due: Due): Moment {
  const previous = lastDue(hours, new Date(due.at.getTime() - 1));
  const missed = new Map<number, Promise<Missed>>();
  return {
    newest: newestListDay(hours, due),
    missed: (before) => {
      if (!previous || previous.at <= before) return Promise.resolve(undefined);
      const said = missed.get(before.getTime()) ?? awayIn(archive, hours, before);
      missed.set(before.getTime(), said);
      return said;
    },
  };
}

/** Whether the bot was away when the first digest after this moment was due. */
async function awayIn(archive: Archive, hours: Subscription, before: Date): Promise<Missed> {
  const first = nextDue(hours, before);
  const away = first && (await archive.outbox.presence.awaySince(first.at));
  return away ? { awaySince: localDayOf(hours.zone, away) } : {};
}
