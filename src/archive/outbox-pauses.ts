import { type Place, parsePlace } from '../place.ts';
import type { Pause, Pauses } from './archive.ts';
import { maybeTextIn, numberIn, type Row, textIn, unreadable } from './rows.ts';
import type { Store } from './store.ts';

/** Places that cannot be written to, in SQLite. */
export function pausesIn(store: Store): Pauses {
  const of = (place: Place): Pause | undefined => {
    const row = store.prepare('SELECT * FROM pauses WHERE place = ?').get(place);
    return row && pauseIn(row);
  };
  return {
    begin: async (place, { reason, everywhere }, at) =>
      store.write(() => {
        // One that ended and was in no digest yet goes on: the place has missed all that since its beginning.
        store
          .prepare(
            `INSERT INTO pauses (place, since, reason, everywhere, told, tries) VALUES (?, ?, ?, ?, 0, 1)
             ON CONFLICT (place) DO UPDATE SET reason = excluded.reason, everywhere = excluded.everywhere,
               told = CASE WHEN ended_at IS NULL THEN told ELSE 0 END,
               tries = CASE WHEN ended_at IS NULL THEN tries + 1 ELSE 1 END, ended_at = NULL`,
          )
          .run(place, at.toISOString(), reason, everywhere ? 1 : 0);
        const pause = of(place);
        if (!pause) throw new RangeError(`The pause of ${place} was not kept.`);
        return pause;
      }),
    end: async (place, at) => {
      // Asked after every part that is sent; hardly ever is there one.
      if (!store.read(() => of(place))) return;
      store.write(() =>
        store
          .prepare('UPDATE pauses SET ended_at = ? WHERE place = ? AND ended_at IS NULL')
          .run(at.toISOString(), place),
      );
    },
    of: async (place) => store.read(() => of(place)),
    all: async () =>
      store.read(() => store.prepare('SELECT * FROM pauses ORDER BY place').all().map(pauseIn)),
    noteTold: async (place) => {
      store.write(() => store.prepare('UPDATE pauses SET told = 1 WHERE place = ?').run(place));
    },
  };
}

function pauseIn(row: Row): Pause {
  const place = parsePlace(textIn(row, 'place'));
  if (!place) throw unreadable('place', 'a place', row.place);
  const endedAt = maybeTextIn(row, 'ended_at');
  return {
    place,
    since: textIn(row, 'since'),
    reason: textIn(row, 'reason'),
    everywhere: numberIn(row, 'everywhere') === 1,
    told: numberIn(row, 'told') === 1,
    tries: numberIn(row, 'tries'),
    ...(endedAt !== undefined && { endedAt }),
  };
}
