import { topics } from '../../config/topics.ts';
import type { Archive } from '../archive/archive.ts';
import { type Due, lastDue, localDayOf, nextDue } from '../due.ts';
import { makePictures } from '../pictures/pictures.ts';
import { platformOf } from '../place.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Subscription } from '../subscription.ts';
import type { Missed } from '../views/edition-view.ts';
import type { Hands } from './hands.ts';
import { inviteReaders } from './invite.ts';
import { editionName, planEdition } from './plan.ts';
import { makeSending, type SendCount, sendPending } from './send.ts';
import { tellOfPauses } from './tell-paused.ts';

export type { Hands } from './hands.ts';
export type Delivered = SendCount & { readonly planned: number };

/** Plans the edition of every place whose hour has come, then sends what may be sent. A place that fails holds up no other. */
export async function deliver(
  archive: Archive,
  platforms: readonly Platform[],
  hands: Hands,
): Promise<Delivered> {
  const planned = await planDue(archive, platforms, hands);
  return { planned, ...(await sendPending(archive, platforms, hands)) };
}

/** The same minute after minute. */
export type Delivering = {
  /** Ends before the next minute, also where a platform is still sending: that goes on by itself. */
  readonly round: () => Promise<void>;
  /** Resolves once nothing is being sent any more: soon, once the program is to end. */
  readonly rest: () => Promise<void>;
};

/** Sending that is not over by then holds up no other place's hour. */
const roundMs = 50_000;

/** Delivers by rounds. */
export function makeDelivering(archive: Archive, platforms: readonly Platform[], hands: Hands): Delivering {
  const sending = makeSending(archive, platforms, hands);
  let underWay: Promise<unknown> = Promise.resolve();
  const logged = (error: unknown) => hands.log.error({ error }, 'sending stopped on a surprise');
  return {
    round: async () => {
      await planDue(archive, platforms, hands);
      underWay = Promise.all(sending().map((round) => round.catch(logged)));
      const over = new AbortController();
      const late = hands.clock.sleep(roundMs, over.signal).catch(() => undefined);
      await Promise.race([underWay, late]);
      over.abort();
    },
    rest: async () => void (await underWay),
  };
}

/** Writes what is due into the outbox; resolves to the number of digests. */
async function planDue(archive: Archive, platforms: readonly Platform[], hands: Hands): Promise<number> {
  await archive.outbox.presence.note(hands.clock.now());
  let planned = 0;
  // A place that has not got its last parts yet gets its next edition after them, as one: it may have missed several.
  const waiting = await archive.outbox.waiting();
  const held = await archive.outbox.holds.all();
  for (const subscription of await archive.choices.subscriptions()) {
    const platform = platforms.find((one) => one.name === platformOf(subscription.place));
    if (!platform || waiting.has(subscription.place) || held.has(subscription.place)) continue;
    if (await planIfDue(archive, subscription, platform, hands)) planned += 1;
  }
  await tellOfPauses(archive, platforms, hands);
  await inviteReaders(archive, platforms, hands);
  return planned;
}

async function planIfDue(
  archive: Archive,
  subscription: Subscription,
  platform: Platform,
  { clock, log }: Hands,
): Promise<boolean> {
  const now = clock.now();
  const due = lastDue(subscription, now);
  const before = await lastHad(archive, subscription, now);
  if (!due || due.at <= before) return false;
  try {
    // A new hour or zone may make a day come due again: there is one digest a day.
    if (await archive.outbox.isPlanned(subscription.place, editionName(due.day))) return false;
    const edition = await planEdition(archive, {
      subscription,
      topics,
      due,
      now,
      pictures: makePictures(log),
      render: platform.render,
      missed: await missedSince(archive, subscription, before, due),
      failures: await archive.outbox.failures(subscription.place),
    });
    return await archive.outbox.plan(edition);
  } catch (error) {
    log.error({ place: subscription.place, error }, 'a digest could not be planned');
    return false;
  }
}

/** The due moment that was answered last; a place that subscribed since then begins with its subscription. */
async function lastHad(archive: Archive, { place, since }: Subscription, now: Date): Promise<Date> {
  const began = new Date(since);
  const newest = await archive.outbox.lastDue(place);
  // A clock that is put back by hours makes no day come again; one that was years ahead for a moment stops nothing.
  const astray = newest !== undefined && newest.getTime() > now.getTime() + 2 * 86_400_000;
  const last = astray ? await archive.outbox.lastDue(place, now) : newest;
  return last && last > began ? last : began;
}

/** Why the place missed digests before this one, where it did: the bot could not write there, or was not there. */
async function missedSince(
  archive: Archive,
  subscription: Subscription,
  before: Date,
  due: Due,
): Promise<Missed> {
  const first = nextDue(subscription, before);
  if (!first || first.at >= due.at) return {};
  const pause = await archive.outbox.pauses.of(subscription.place);
  if (pause) return { shutOutSince: localDayOf(subscription.zone, new Date(pause.since)) };
  const away = await archive.outbox.presence.awaySince(first.at);
  return away ? { awaySince: localDayOf(subscription.zone, away) } : {};
}
