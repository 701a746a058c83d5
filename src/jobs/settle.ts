import type { Archive, Settlement } from '../archive/archive.ts';
import { dayMs } from '../day.ts';
import type { Delivery } from '../delivery.ts';
import type { SendOutcome } from '../platforms/platform.ts';
import type { Hands } from './hands.ts';

/** A part that could not be sent for so long is given up, and the next digest says so. */
const giveUpAfterMs = 12 * 3_600_000;
/** Nor before so many tries: hours in which nobody tried, as while the bot was away, do not count. */
const fewestTries = 10;
/** What a place without access misses is kept for so long. */
export const pauseDays = 30;

/** Takes down how a try ended: what becomes of the part, and of its place. */
export async function settleOutcome(
  archive: Archive,
  delivery: Delivery,
  outcome: SendOutcome,
  hands: Hands,
): Promise<Settlement['kind']> {
  const settlement = await settlementOf(archive, delivery, outcome, hands);
  await archive.outbox.settle(delivery.key, attemptsOf(delivery), settlement);
  if (settlement.kind === 'failed')
    hands.log.warn({ delivery: delivery.key, reason: settlement.reason }, 'given up');
  if (settlement.kind === 'sent') await archive.outbox.pauses.end(delivery.place, settlement.at);
  return settlement.kind;
}

async function settlementOf(
  archive: Archive,
  delivery: Delivery,
  outcome: SendOutcome,
  { clock, random }: Hands,
): Promise<Settlement> {
  const at = clock.now();
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'sent', messageId: outcome.messageId, at };
    case 'unsure':
      return { kind: 'failed', reason: outcome.reason, at };
    case 'later': {
      const pause = await archive.outbox.pauses.of(delivery.place);
      const isPaused = pause !== undefined && pause.endedAt === undefined;
      if (isPaused ? isStale(delivery, at) : isHopeless(delivery, at))
        return { kind: 'failed', reason: `Given up: ${outcome.reason}`, at };
      const waitMs = Math.max(outcome.afterMs, growing(2_000, 15 * 60_000, attemptsOf(delivery), random));
      return again(at, waitMs, outcome.reason, outcome.arrived);
    }
    case 'refused': {
      const { reason, access, afterMs = 0 } = outcome;
      const everywhere = access === 'lost everywhere';
      const subscribed = (await archive.choices.subscription(delivery.place)) !== undefined;
      if (access === 'kept' || (!everywhere && !subscribed)) return { kind: 'failed', reason, at };
      const pause = await archive.outbox.pauses.begin(delivery.place, { reason, everywhere }, at);
      if (isStale(delivery, at))
        return { kind: 'failed', reason: `No access for ${pauseDays} days: ${reason}`, at };
      const waitMs = Math.max(afterMs, growing(10 * 60_000, 3_600_000, pause.tries, random));
      return again(at, waitMs, reason);
    }
  }
}

function again(at: Date, waitMs: number, reason: string, arrived?: 'maybe' | 'no'): Settlement {
  return { kind: 'again', notBefore: new Date(at.getTime() + waitMs), reason, ...(arrived && { arrived }) };
}

function isHopeless(delivery: Delivery, now: Date): boolean {
  const triedMs = now.getTime() - Date.parse(delivery.triedAt ?? delivery.plannedAt);
  return triedMs >= giveUpAfterMs && attemptsOf(delivery) >= fewestTries;
}

function isStale({ plannedAt }: Delivery, now: Date): boolean {
  return now.getTime() - Date.parse(plannedAt) >= pauseDays * dayMs;
}

/** Which claim of a claimed part it is, from 1. */
export function attemptsOf({ state }: Delivery): number {
  return state.kind === 'claimed' ? state.attempts : 1;
}

/** Twice as long each time up to a longest wait, each between half and whole, so that many places do not come back at one moment. */
function growing(firstMs: number, longestMs: number, times: number, random: () => number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.min(times - 1, 20)) * (0.5 + random() / 2);
}
