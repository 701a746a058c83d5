import type { Archive } from '../archive/archive.ts';
import type { Delivery, DeliveryKey } from '../delivery.ts';
import type { Platform, SendOutcome } from '../platforms/platform.ts';
import type { Hands } from './hands.ts';
import { settleOutcome } from './settle.ts';

/** How long a part belongs to whoever claimed it: several times what any platform takes to answer. */
const leaseMs = 120_000;
/** Parts on their way at once on one platform, each to a place of its own, so that slow places hold up no other. */
const atOnce = 64;
/** Parts that may be sent so soon are waited for: the next tick of the schedule is a minute away. */
const patienceMs = 45_000;
/** How long parts on their way may take to end once the program is to end; then they are handed back, in doubt. */
const graceMs = 7_000;

export type SendCount = { readonly sent: number; readonly later: number; readonly failed: number };

/** Sends every part that may be sent now, each place's in order. A slow or broken platform holds up no other. */
export async function sendPending(
  archive: Archive,
  platforms: readonly Platform[],
  hands: Hands,
): Promise<SendCount> {
  const rounds = await Promise.allSettled(platforms.map((platform) => drain(archive, platform, hands)));
  const count = { sent: 0, later: 0, failed: 0 };
  for (const round of rounds) {
    if (round.status === 'rejected') throw round.reason;
    for (const kind of ['sent', 'later', 'failed'] as const) count[kind] += round.value[kind];
  }
  return count;
}

async function drain(archive: Archive, platform: Platform, hands: Hands): Promise<SendCount> {
  const { clock, ending } = hands;
  const count = { sent: 0, later: 0, failed: 0 };
  const running = new Map<DeliveryKey, Promise<void>>();
  const handedBack = new Set<DeliveryKey>();
  let failure: unknown;
  let patience = patienceMs;

  const send = async (delivery: Delivery): Promise<void> => {
    try {
      const outcome = await attempt(archive, platform, delivery, hands);
      if (handedBack.has(delivery.key)) return;
      const kind = await settleOutcome(archive, delivery, outcome, hands);
      count[kind === 'again' ? 'later' : kind] += 1;
    } catch (error) {
      // The store failed: nothing more is claimed, and what is under way ends as far as it can.
      failure ??= error;
    } finally {
      running.delete(delivery.key);
    }
  };

  while (!ending?.aborted && failure === undefined) {
    const free = atOnce - running.size;
    const claimed = free > 0 ? await archive.outbox.claim([platform.name], clock.now(), leaseMs, free) : [];
    for (const delivery of claimed) {
      // One of our own that outlasted its lease goes on: it is not sent beside itself.
      if (!running.has(delivery.key)) running.set(delivery.key, send(delivery));
    }
    if (claimed.length > 0 && running.size < atOnce) continue;
    const next = await archive.outbox.nextAt([platform.name]);
    const waitMs = next ? Math.max(1, next.getTime() - clock.now().getTime()) : Number.POSITIVE_INFINITY;
    const worthWaiting = waitMs <= patience;
    if (running.size === 0 && !worthWaiting) break;
    const waited = new AbortController();
    const pause = worthWaiting && running.size < atOnce ? [sleepUntil(hands, waitMs, waited.signal)] : [];
    const woken = await Promise.race([...pause, ...running.values(), aborted(hands, waited.signal)]);
    if (woken === 'slept') patience -= waitMs;
    waited.abort();
  }
  await finish(running, hands);
  for (const key of running.keys()) {
    handedBack.add(key);
    const reason = 'Paperboy was stopped while this was on its way.';
    await archive.outbox.settle(key, { kind: 'again', notBefore: clock.now(), reason, arrived: 'maybe' });
    count.later += 1;
  }
  if (failure !== undefined) throw failure;
  return count;
}

/** One try. A platform that throws where it should answer is treated as one whose answer was lost. */
async function attempt(
  archive: Archive,
  platform: Platform,
  { key, place, edition, part, message, state }: Delivery,
  { log }: Hands,
): Promise<SendOutcome> {
  const facts = { place, edition, part };
  const triedAt =
    state.kind === 'claimed' && state.inDoubt !== undefined ? new Date(state.inDoubt) : undefined;
  try {
    let outcome = await platform.send(place, message, key, triedAt);
    if (outcome.kind === 'unsure' && (await archive.choices.subscription(place))?.inDoubt === 'repeat')
      outcome = await platform.send(place, message, key);
    if (outcome.kind === 'sent') log.info({ ...facts, message: outcome.messageId }, 'sent');
    else
      log.warn({ ...facts, reason: outcome.reason }, outcome.kind === 'later' ? 'not sent yet' : 'not sent');
    return outcome;
  } catch (error) {
    log.error({ ...facts, error }, 'a platform failed where it should have answered');
    return { kind: 'later', afterMs: 30_000, reason: 'Something went wrong here.', arrived: 'maybe' };
  }
}

async function finish(
  running: ReadonlyMap<DeliveryKey, Promise<void>>,
  { clock, ending }: Hands,
): Promise<void> {
  const all = Promise.all(running.values());
  if (running.size === 0 || !ending?.aborted) return void (await all);
  const patience = new AbortController();
  const late = clock.sleep(graceMs, patience.signal).catch(() => undefined);
  await Promise.race([all, late]);
  patience.abort();
}

async function sleepUntil({ clock }: Hands, ms: number, signal: AbortSignal): Promise<'slept' | 'woken'> {
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
