import type { Delivery, DeliveryKey } from '../delivery.ts';
import type { PlatformName } from '../place.ts';
import type { Settlement } from './archive.ts';
import { deliveryColumns, deliveryIn } from './delivery-rows.ts';
import { numberIn, textIn } from './rows.ts';
import type { Store } from './store.ts';

/** No wait of ours is as long as this: a moment further ahead was set by a clock that has been put back since. */
const longestWaitMs = 2 * 86_400_000;

/** First parts come first, whatever their place, so that nobody waits for another place's long digest. */
export function claim(
  store: Store,
  platforms: readonly PlatformName[],
  now: Date,
  leaseMs: number,
  limit: number,
): readonly Delivery[] {
  const at = now.toISOString();
  const tooFar = new Date(now.getTime() + longestWaitMs).toISOString();
  const free = store
    .prepare(
      `SELECT number FROM deliveries
       WHERE number IN (
           SELECT min(number) FROM deliveries WHERE state IN ('pending', 'claimed') GROUP BY place)
         AND platform IN (SELECT value FROM json_each(?))
         AND (coalesce(not_before, lease_until) <= ? OR coalesce(not_before, lease_until) > ?)
       ORDER BY part, number LIMIT ?`,
    )
    .all(JSON.stringify(platforms), at, tooFar, limit)
    .map((row) => numberIn(row, 'number'));
  // What was claimed already is claimed anew only where its lease ran out: its end is not known.
  const take = store.prepare(
    `UPDATE deliveries SET
       in_doubt_since = CASE state WHEN 'claimed' THEN coalesce(in_doubt_since, tried_at) ELSE in_doubt_since END,
       state = 'claimed', attempts = attempts + 1, not_before = NULL, lease_until = ?,
       first_tried_at = coalesce(first_tried_at, ?), tried_at = ?
     WHERE number = ?`,
  );
  const leaseUntil = new Date(now.getTime() + leaseMs).toISOString();
  for (const number of free) take.run(leaseUntil, at, at, number);
  const taken = store.prepare(
    `SELECT ${deliveryColumns} FROM deliveries JOIN editions ON editions.number = edition WHERE deliveries.number = ?`,
  );
  return free
    .map((number) => taken.get(number))
    .filter((row) => row !== undefined)
    .map(deliveryIn);
}

/** When the next part may be claimed: each place's earliest counts, since the others wait for it. */
export function nextAt(store: Store, platforms: readonly PlatformName[]): Date | undefined {
  const row = store
    .prepare(
      `SELECT min(coalesce(not_before, lease_until)) AS next_at FROM deliveries
       WHERE number IN (
           SELECT min(number) FROM deliveries WHERE state IN ('pending', 'claimed') GROUP BY place)
         AND platform IN (SELECT value FROM json_each(?))`,
    )
    .get(JSON.stringify(platforms));
  return row && row.next_at !== null ? new Date(textIn(row, 'next_at')) : undefined;
}

/**
 * A message that stands in a channel is a fact: `sent` is taken down even where the lease had run out meanwhile, and
 * nothing takes it back. `failed` and `again` count for a claimed part only, so that a late word changes nothing.
 */
export function settle(store: Store, key: DeliveryKey, outcome: Settlement): void {
  const row = store.prepare('SELECT number, state FROM deliveries WHERE key = ?').get(key);
  if (!row) throw new RangeError(`No delivery has the key ${key}.`);
  const state = textIn(row, 'state');
  if (state === 'sent' || (state !== 'claimed' && outcome.kind !== 'sent')) return;
  store
    .prepare(
      `UPDATE deliveries SET state = ?, not_before = ?, lease_until = NULL, message_id = ?, reason = ?, settled_at = ?,
         trouble = ?, in_doubt_since = ${doubt(outcome)}
       WHERE number = ?`,
    )
    .run(...settledColumns(outcome), numberIn(row, 'number'));
}

/** What is known of earlier tries now; a failed part keeps its doubt, so that the place can be told "may be missing". */
function doubt(outcome: Settlement): string {
  if (outcome.kind === 'sent') return 'NULL';
  if (outcome.kind === 'failed' || outcome.arrived === undefined) return 'in_doubt_since';
  return outcome.arrived === 'no' ? 'NULL' : 'coalesce(in_doubt_since, tried_at)';
}

function settledColumns(outcome: Settlement): readonly (string | null)[] {
  switch (outcome.kind) {
    case 'sent':
      return ['sent', null, outcome.messageId, null, outcome.at.toISOString(), null];
    case 'failed':
      return ['failed', null, null, outcome.reason, outcome.at.toISOString(), null];
    case 'again':
      return ['pending', outcome.notBefore.toISOString(), null, null, null, outcome.reason ?? null];
  }
}
