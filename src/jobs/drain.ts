import type { Archive } from '../archive/archive.ts';
import type { Delivery, DeliveryKey } from '../delivery.ts';
import type { Platform } from '../platforms/platform.ts';
import { within } from '../within.ts';
import { attempt } from './attempt.ts';
import type { Hands } from './hands.ts';
import type { Pace } from './pace.ts';
import { attemptsOf, settleOutcome } from './settle.ts';

/** How long a part belongs to whoever claimed it: several times what any platform takes to answer. */
const leaseMs = 120_000;
/** A part that has less of its lease left is not sent: others could claim it before the platform has answered. */
const leastLeaseMs = 90_000;
/** Parts on their way at once on one platform, each to a place of its own, so that slow places hold up no other. */
const atOnce = 64;
/** Parts that may be sent so soon are waited for: the next tick of the schedule is a minute away. */
const patienceMs = 45_000;
/** How long parts on their way may take to end once the program is to end; then they are handed back, in doubt. */
const graceMs = 7_000;

export type SendCount = { readonly sent: number; readonly later: number; readonly failed: number };

/** What a platform's drain goes by: its pace, and word of parts that were planned while it waits. */
type Course = {
  readonly pace: Pace;
  /** Resolves once there may be more to send than there was when it was asked. */
  readonly more: () => Promise<void>;
};

/** A part on its way: as it was claimed last, and its end. */
type Running = { readonly claimed: Delivery; readonly ended: Promise<void> };

/** Sends every part of the platform that may be sent now or soon, each place's in order, no faster than its pace. */
export async function drain(
  archive: Archive,
  platform: Platform,
  hands: Hands,
  { pace, more }: Course,
): Promise<SendCount> {
  const { clock, ending } = hands;
  const count = { sent: 0, later: 0, failed: 0 };
  const running = new Map<DeliveryKey, Running>();
  const handedBack = new Set<DeliveryKey>();
  let failure: unknown;
  let patience = patienceMs;

  const send = async (delivery: Delivery): Promise<void> => {
    try {
      const outcome = isLate(delivery, clock.now())
        ? late
        : await attempt(archive, platform, delivery, hands);
      if (handedBack.has(delivery.key)) return;
      const claimed = running.get(delivery.key)?.claimed ?? delivery;
      const kind = await settleOutcome(archive, claimed, outcome, hands);
      count[kind === 'again' ? 'later' : kind] += 1;
    } catch (error) {
      // The store failed: nothing more is claimed, and what is under way ends as far as it can.
      failure ??= error;
    } finally {
      running.delete(delivery.key);
    }
  };

  while (!ending?.aborted && failure === undefined) {
    const planned = more();
    const free = Math.min(atOnce - running.size, pace.free());
    // What is not its turn yet is not claimed: it costs no try, and is nobody's when the program ends.
    const claimed = free > 0 ? await archive.outbox.claim([platform.name], clock.now(), leaseMs, free) : [];
    pace.take(claimed.length);
    for (const delivery of claimed) {
      // One of our own that outlasted its lease goes on under its new claim: it is not sent beside itself.
      const ended = running.get(delivery.key)?.ended ?? send(delivery);
      running.set(delivery.key, { claimed: delivery, ended });
    }
    if (claimed.length > 0 && running.size < atOnce) continue;
    const next = running.size < atOnce ? await archive.outbox.nextAt([platform.name]) : undefined;
    const dueMs = next ? Math.max(1, next.getTime() - clock.now().getTime()) : Number.POSITIVE_INFINITY;
    const worthWaiting = dueMs <= patience;
    if (running.size === 0 && !worthWaiting) break;
    const waited = new AbortController();
    const pause = worthWaiting ? [sleepFor(hands, Math.max(dueMs, pace.waitMs()), waited.signal)] : [];
    const ends = [...running.values()].map(({ ended }) => ended);
    const woken = await Promise.race([...pause, ...ends, planned, aborted(hands, waited.signal)]);
    waited.abort();
    if (woken !== 'slept') continue;
    patience -= dueMs;
    pace.waited();
  }
  await finish(running, hands);
  for (const { claimed } of running.values()) {
    handedBack.add(claimed.key);
    const reason = 'Paperboy was stopped while this was on its way.';
    const again = { kind: 'again', notBefore: clock.now(), reason, arrived: 'maybe' } as const;
    await archive.outbox.settle(claimed.key, attemptsOf(claimed), again);
    hands.log.warn({ delivery: claimed.key, place: claimed.place, reason }, 'not sent yet');
    count.later += 1;
  }
  if (failure !== undefined) throw failure;
  return count;
}

/** It was claimed, and the store's answer came so late, or this machine slept meanwhile. */
function isLate({ state }: Delivery, now: Date): boolean {
  return state.kind === 'claimed' && Date.parse(state.leaseUntil) - now.getTime() < leastLeaseMs;
}

const late = { kind: 'later', afterMs: 0, reason: 'The store answered late: nothing was sent.' } as const;

async function finish(running: ReadonlyMap<DeliveryKey, Running>, { clock, ending }: Hands): Promise<void> {
  const all = Promise.all([...running.values()].map(({ ended }) => ended));
  if (running.size === 0 || !ending?.aborted) return void (await all);
  await within(clock, graceMs, all);
}

async function sleepFor({ clock }: Hands, ms: number, signal: AbortSignal): Promise<'slept' | 'woken'> {
  return clock.sleep(ms, signal).then(
    () => 'slept',
    () => 'woken',
  );
}

/** Resolves when the program is to end; the listener goes with the wait. */
function aborted({ ending }: Hands, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (ending?.aborted) resolve();
    ending?.addEventListener('abort', () => resolve(), { once: true, signal });
  });
}
