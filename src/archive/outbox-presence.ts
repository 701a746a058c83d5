import type { AnyStore } from './any-store.ts';
import type { Presence } from './archive.ts';
import { textIn } from './rows.ts';

/** A bot that said nothing for longer than this was away. It speaks every minute; a slow round of sending takes a few. */
const silenceMs = 15 * 60_000;

/** When the bot was there, as periods. It is there while any copy of it is. */
export function presenceIn({ ask }: AnyStore): Presence {
  return {
    note: async (now) => {
      const at = now.toISOString();
      const lately = new Date(now.getTime() - silenceMs).toISOString();
      const going = await ask(
        `UPDATE presence SET seen = CASE WHEN seen < $1 THEN $1 ELSE seen END
         WHERE began <= $1 AND seen >= $2 RETURNING began`,
        at,
        lately,
      );
      if (going.length > 0) return;
      await ask('INSERT INTO presence (began, seen) VALUES ($1, $1) ON CONFLICT (began) DO NOTHING', at);
    },
    awaySince: async (moment) => {
      const [row] = await ask(
        'SELECT seen FROM presence WHERE began <= $1 ORDER BY began DESC LIMIT 1',
        moment.toISOString(),
      );
      if (!row) return undefined;
      const seen = new Date(textIn(row, 'seen'));
      return moment.getTime() - seen.getTime() > silenceMs ? seen : undefined;
    },
  };
}
