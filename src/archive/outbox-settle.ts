import type { DeliveryKey } from '../delivery.ts';
import type { AnyStore } from './any-store.ts';
import type { Settlement } from './archive.ts';
import type { Statement } from './together.ts';

/**
 * Takes down how a claim ended. A message that stands in a channel is a fact: `sent` is taken down even where the lease had run
 * out meanwhile, and nothing takes it back. `failed` and `again` count for the claim they are of: late words of a worker whose
 * lease ran out change nothing, though another has claimed the part since. Nor does a word of a part that is gone, since
 * whoever it was for asked to be forgotten while it was on its way.
 */
export function settling(key: DeliveryKey, attempts: number, outcome: Settlement): Statement {
  switch (outcome.kind) {
    case 'sent':
      return {
        sql: `UPDATE deliveries SET state = 'sent', message_id = $2, settled_at = $3, not_before = NULL, lease_until = NULL,
            reason = NULL, trouble = NULL, in_doubt_since = NULL, files = NULL
          WHERE key = $1 AND state <> 'sent'`,
        values: [key, outcome.messageId, outcome.at.toISOString()],
      };
    // A failed part keeps its doubt, so that the place can be told "may be missing".
    case 'failed':
      return {
        sql: `UPDATE deliveries SET state = 'failed', reason = $2, settled_at = $3, lease_until = NULL, trouble = NULL
          WHERE key = $1 AND state = 'claimed' AND attempts = $4`,
        values: [key, outcome.reason, outcome.at.toISOString(), attempts],
      };
    case 'again':
      return {
        sql: `UPDATE deliveries SET state = 'pending', not_before = $2, lease_until = NULL, trouble = $3,
            in_doubt_since = ${doubt[outcome.arrived ?? 'as before']}
          WHERE key = $1 AND state = 'claimed' AND attempts = $4`,
        values: [key, outcome.notBefore.toISOString(), outcome.reason ?? null, attempts],
      };
  }
}

/** What is known of this try and earlier ones now. */
const doubt = {
  maybe: 'coalesce(in_doubt_since, tried_at)',
  no: 'NULL',
  'as before': 'in_doubt_since',
} as const;

/** A part that is in doubt already stays so since then; another is so since its first try, or since it was planned. */
export async function doubtAll({ ask }: AnyStore): Promise<void> {
  await ask(`
    UPDATE deliveries SET in_doubt_since = coalesce(in_doubt_since, first_tried_at,
        (SELECT planned_at FROM editions WHERE editions.number = edition))
      WHERE state IN ('pending', 'claimed')`);
}
