import type { Presence } from './archive.ts';
import { textIn } from './rows.ts';
import type { Store } from './store.ts';

/** A bot that said nothing for longer than this was away. It speaks every minute; a slow round of sending takes a few. */
const silenceMs = 15 * 60_000;

/** When the bot was there, as periods in SQLite. */
export function presenceIn(store: Store): Presence {
  return {
    note: async (now) => {
      const at = now.toISOString();
      const lately = new Date(now.getTime() - silenceMs).toISOString();
      store.write(() => {
        const going = store
          .prepare('UPDATE presence SET seen = max(seen, ?) WHERE began <= ? AND seen >= ?')
          .run(at, at, lately);
        if (going.changes > 0) return;
        store.prepare('INSERT INTO presence (began, seen) VALUES (?, ?) ON CONFLICT DO NOTHING').run(at, at);
      });
    },
    awaySince: async (moment) =>
      store.read(() => {
        const row = store
          .prepare('SELECT seen FROM presence WHERE began <= ? ORDER BY began DESC LIMIT 1')
          .get(moment.toISOString());
        if (!row) return undefined;
        const seen = new Date(textIn(row, 'seen'));
        return moment.getTime() - seen.getTime() > silenceMs ? seen : undefined;
      }),
  };
}
