import type { DeliveryKey } from '../delivery.ts';
import { type Place, parsePlace } from '../place.ts';
import type { Holds } from './archive.ts';
import { textIn } from './rows.ts';
import type { Store } from './store.ts';

/** Places that the operator holds, in SQLite. */
export function holdsIn(store: Store): Holds {
  return {
    begin: async (place, at) => {
      store.write(() =>
        store
          .prepare('INSERT INTO holds (place, since) VALUES (?, ?) ON CONFLICT DO NOTHING')
          .run(place, at.toISOString()),
      );
    },
    end: async (place, at) => {
      store.write(() => {
        store.prepare('DELETE FROM holds WHERE place = ?').run(place);
        // What waited for another try is tried now: whoever ends a hold wants to see it go.
        store
          .prepare(
            "UPDATE deliveries SET not_before = ? WHERE place = ? AND state = 'pending' AND not_before > ?",
          )
          .run(at.toISOString(), place, at.toISOString());
      });
    },
    all: async () => {
      const rows = store.read(() => store.prepare('SELECT place, since FROM holds ORDER BY place').all());
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
export function sendAgain(store: Store, key: DeliveryKey, at: Date): boolean {
  const { changes } = store
    .prepare(
      `UPDATE deliveries SET state = 'pending', not_before = ?, first_tried_at = ?, reason = NULL, settled_at = NULL
       WHERE key = ? AND state = 'failed'`,
    )
    .run(at.toISOString(), at.toISOString(), key);
  return changes > 0;
}
