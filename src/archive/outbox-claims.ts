import { dayMs } from '../day.ts';
import type { Delivery } from '../delivery.ts';
import type { PlatformName } from '../place.ts';
import { deliveryColumns, deliveryIn } from './delivery-rows.ts';
import { numberIn, textIn } from './rows.ts';
import type { Store } from './store.ts';

/** No wait of ours is as long as this: a moment further ahead was set by a clock that has been put back since. */
export const longestWaitMs = 2 * dayMs;

/** The earliest unsettled part of each place of a platform, read from the index alone: rows are long. */
const heads = `FROM deliveries AS head INDEXED BY queue
  WHERE platform = ? AND state IN ('pending', 'claimed') AND place NOT IN (SELECT place FROM holds) AND NOT EXISTS (
    SELECT 1 FROM deliveries AS earlier
    WHERE earlier.place = head.place AND earlier.number < head.number AND earlier.state IN ('pending', 'claimed'))`;
const dueAt = 'coalesce(not_before, lease_until)';

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
  const free = platforms.flatMap((platform) =>
    store
      .prepare(
        `SELECT number, part ${heads} AND (${dueAt} <= ? OR ${dueAt} > ?) ORDER BY part, number LIMIT ?`,
      )
      .all(platform, at, tooFar, limit),
  );
  const numbers = free
    .map((row) => ({ number: numberIn(row, 'number'), part: numberIn(row, 'part') }))
    .toSorted((one, other) => one.part - other.part || one.number - other.number)
    .slice(0, limit)
    .map(({ number }) => number);
  // What was claimed already is claimed anew only where its lease ran out: its end is not known.
  const take = store.prepare(
    `UPDATE deliveries SET
       in_doubt_since = CASE state WHEN 'claimed' THEN coalesce(in_doubt_since, tried_at) ELSE in_doubt_since END,
       state = 'claimed', attempts = attempts + 1, not_before = NULL, lease_until = ?,
       first_tried_at = coalesce(first_tried_at, ?), tried_at = ?
     WHERE number = ?`,
  );
  const leaseUntil = new Date(now.getTime() + leaseMs).toISOString();
  for (const number of numbers) take.run(leaseUntil, at, at, number);
  const taken = store.prepare(
    `SELECT ${deliveryColumns} FROM deliveries JOIN editions ON editions.number = edition WHERE deliveries.number = ?`,
  );
  return numbers
    .map((number) => taken.get(number))
    .filter((row) => row !== undefined)
    .map(deliveryIn);
}

/** When the next part may be claimed: each place's earliest counts, since the others wait for it. */
export function nextAt(store: Store, platforms: readonly PlatformName[]): Date | undefined {
  const times = platforms
    .map((platform) => store.prepare(`SELECT min(${dueAt}) AS next_at ${heads}`).get(platform))
    .flatMap((row) => (row && row.next_at !== null ? [textIn(row, 'next_at')] : []));
  const earliest = times.toSorted()[0];
  return earliest === undefined ? undefined : new Date(earliest);
}
