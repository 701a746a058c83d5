import type { DeliveryKey } from '../delivery.ts';
import { type Place, parsePlace } from '../place.ts';
import type { AnyStore } from './any-store.ts';
import type { Holds } from './archive.ts';
import { textIn } from './rows.ts';

/** Places that the operator holds. */
export function holdsIn({ ask }: AnyStore): Holds {
  return {
    begin: async (place, at) => {
      await ask(
        'INSERT INTO holds (place, since) VALUES ($1, $2) ON CONFLICT (place) DO NOTHING',
        place,
        at.toISOString(),
      );
    },
    end: async (place, at) => {
      // What waited for another try is tried now: whoever ends a hold wants to see it go. It waits for the hold itself alone.
      await ask(
        "UPDATE deliveries SET not_before = $2 WHERE place = $1 AND state = 'pending' AND not_before > $2",
        place,
        at.toISOString(),
      );
      await ask('DELETE FROM holds WHERE place = $1', place);
    },
    all: async () => {
      const rows = await ask('SELECT place, since FROM holds ORDER BY place');
      return new Map(
        rows.flatMap((row): [Place, string][] => {
          const place = parsePlace(textIn(row, 'place'));
          return place ? [[place, textIn(row, 'since')]] : [];
        }),
      );
    },
  };
}

/**
 * Puts a part that failed back to be sent. What is in doubt stays so: its channel is looked through before another try.
 * It has as long as a new one before it is given up again.
 */
export async function sendAgain({ ask }: AnyStore, key: DeliveryKey, at: Date): Promise<boolean> {
  const put = await ask(
    `UPDATE deliveries SET state = 'pending', not_before = $2, first_tried_at = $2, reason = NULL, settled_at = NULL
     WHERE key = $1 AND state = 'failed' RETURNING key`,
    key,
    at.toISOString(),
  );
  return put.length > 0;
}
