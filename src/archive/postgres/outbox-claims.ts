import type { Delivery } from '../../delivery.ts';
import type { PlatformName } from '../../place.ts';
import { deliveryColumns, deliveryIn } from '../delivery-rows.ts';
import { longestWaitMs } from '../outbox-claims.ts';
import { maybeTextIn, numberIn } from '../rows.ts';
import type { Ask } from './connection.ts';

/** The earliest unsettled part of each place of a platform, where nobody holds the place. */
const heads = `FROM deliveries AS head
  WHERE platform = asked.platform AND state IN ('pending', 'claimed')
    AND NOT EXISTS (SELECT 1 FROM holds WHERE holds.place = head.place)
    AND NOT EXISTS (SELECT 1 FROM deliveries AS earlier
      WHERE earlier.place = head.place AND earlier.number < head.number AND earlier.state IN ('pending', 'claimed'))`;
const dueAt = 'coalesce(not_before, lease_until)';

/**
 * First parts come first, whatever their place. What another copy is taking this moment is passed over, and what it has just
 * taken is looked at anew before it is ours: then its lease runs.
 */
export async function claim(
  { ask }: Ask,
  platforms: readonly PlatformName[],
  now: Date,
  leaseMs: number,
  limit: number,
): Promise<readonly Delivery[]> {
  // Two questions, since each has its own index: what is due, and what is due too far ahead, which is hardly ever there.
  // What was claimed already is claimed anew only where its lease ran out: its end is not known.
  const rows = await ask(
    `WITH due AS MATERIALIZED (
       SELECT first.* FROM unnest($1::text[]) AS asked (platform), LATERAL (
         SELECT number, part ${heads} AND ${dueAt} <= $2
         ORDER BY part, number LIMIT $5 FOR UPDATE SKIP LOCKED) AS first),
     astray AS MATERIALIZED (
       SELECT first.* FROM unnest($1::text[]) AS asked (platform), LATERAL (
         SELECT number, part ${heads} AND ${dueAt} > $3
         ORDER BY ${dueAt} LIMIT $5 FOR UPDATE SKIP LOCKED) AS first),
     free AS (
       SELECT number FROM (SELECT * FROM due UNION ALL SELECT * FROM astray) AS either
       ORDER BY part, number LIMIT $5)
     UPDATE deliveries SET
       in_doubt_since = CASE state WHEN 'claimed' THEN coalesce(in_doubt_since, tried_at) ELSE in_doubt_since END,
       state = 'claimed', attempts = attempts + 1, not_before = NULL, lease_until = $4,
       first_tried_at = coalesce(first_tried_at, $2), tried_at = $2
     FROM free, editions WHERE deliveries.number = free.number AND editions.number = deliveries.edition
     RETURNING ${deliveryColumns}`,
    platforms,
    now.toISOString(),
    new Date(now.getTime() + longestWaitMs).toISOString(),
    new Date(now.getTime() + leaseMs).toISOString(),
    limit,
  );
  return rows
    .toSorted(
      (one, other) =>
        numberIn(one, 'part') - numberIn(other, 'part') ||
        numberIn(one, 'number') - numberIn(other, 'number'),
    )
    .map(deliveryIn);
}

/** When the next part may be claimed: each place's earliest counts, since the others wait for it. */
export async function nextAt({ ask }: Ask, platforms: readonly PlatformName[]): Promise<Date | undefined> {
  const [row = {}] = await ask(
    `SELECT min(next.at) AS next_at FROM unnest($1::text[]) AS asked (platform), LATERAL (
       SELECT ${dueAt} AS at ${heads} ORDER BY ${dueAt} LIMIT 1) AS next`,
    platforms,
  );
  const next = maybeTextIn(row, 'next_at');
  return next === undefined ? undefined : new Date(next);
}
