import { type Place, parsePlace } from '../place.ts';
import type { AnyStore } from './any-store.ts';
import type { Pause, Pauses } from './archive.ts';
import { maybeTextIn, numberIn, type Row, textIn, unreadable } from './rows.ts';

/** Places that cannot be written to. */
export function pausesIn({ ask }: AnyStore): Pauses {
  const of = async (place: Place): Promise<Pause | undefined> =>
    (await ask('SELECT * FROM pauses WHERE place = $1', place)).map(pauseIn)[0];
  return {
    begin: async (place, { reason, everywhere }, at) => {
      // One that ended and was in no digest yet goes on: the place has missed all that since its beginning.
      const rows = await ask(
        `INSERT INTO pauses (place, since, reason, everywhere, told, tries) VALUES ($1, $2, $3, $4, 0, 1)
         ON CONFLICT (place) DO UPDATE SET reason = excluded.reason, everywhere = excluded.everywhere,
           told = CASE WHEN pauses.ended_at IS NULL THEN pauses.told ELSE 0 END,
           tries = CASE WHEN pauses.ended_at IS NULL THEN pauses.tries + 1 ELSE 1 END, ended_at = NULL
         RETURNING *`,
        place,
        at.toISOString(),
        reason,
        everywhere ? 1 : 0,
      );
      const [pause] = rows.map(pauseIn);
      if (!pause) throw new RangeError(`The pause of ${place} was not kept.`);
      return pause;
    },
    end: async (place, at) => {
      // Asked after every part that is sent; hardly ever is there one.
      if (!(await of(place))) return;
      await ask(
        'UPDATE pauses SET ended_at = $2 WHERE place = $1 AND ended_at IS NULL',
        place,
        at.toISOString(),
      );
    },
    of,
    all: async () => (await ask('SELECT * FROM pauses ORDER BY place')).map(pauseIn),
    noteTold: async (place) => {
      await ask('UPDATE pauses SET told = 1 WHERE place = $1', place);
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
