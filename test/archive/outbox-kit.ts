import assert from 'node:assert/strict';
import type { Outbox, PlannedEdition } from '../../src/archive/archive.ts';
import type { Delivery } from '../../src/delivery.ts';
import type { Place } from '../../src/place.ts';

const start = Date.UTC(2026, 5, 15, 9);
/** So many minutes after nine o'clock on Monday 15 June 2026. */
export const minute = (count: number) => new Date(start + count * 60_000);
export const leaseMs = 5 * 60_000;
export const room: Place = 'discord:1';

export function edition(
  place: Place,
  name: string,
  parts: number,
  papers: readonly string[] = [],
): PlannedEdition {
  const messages = Array.from({ length: parts }, (_, part) => ({
    body: { content: `part ${part}` },
    papers,
  }));
  return { place, name, dueAt: minute(0), plannedAt: minute(0), messages, papers };
}

export function pendingPart(
  place: Place,
  name: string,
  part: number,
  papers: readonly string[] = [],
): Delivery {
  return {
    key: `${place}#${name}#${part}`,
    place,
    edition: name,
    part,
    message: { body: { content: `part ${part}` }, papers },
    plannedAt: minute(0).toISOString(),
    state: { kind: 'pending', attempts: 0, notBefore: minute(0).toISOString() },
  };
}

export function claim(outbox: Outbox, at: number, limit = 10): Promise<readonly Delivery[]> {
  return outbox.claim(['discord', 'slack'], minute(at), leaseMs, limit);
}

export function attemptsOf({ state }: Delivery): number {
  return state.kind === 'claimed' ? state.attempts : 0;
}

export function keyOf(claimed: readonly (Delivery | undefined)[]): string {
  assert.ok(claimed[0]);
  return claimed[0].key;
}
