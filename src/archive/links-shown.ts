import type { Day } from '../day.ts';
import type { PaperId } from '../paper.ts';
import type { Place } from '../place.ts';
import type { Store } from './store.ts';

/**
 * Claims cards of linked papers for a place and a day, in one transaction: answers those that nobody claimed before.
 * Claims of days before that are of no use any more, and go.
 */
export function claimLinks(
  store: Store,
  place: Place,
  day: Day,
  papers: readonly PaperId[],
): readonly PaperId[] {
  return store.write(() => {
    store
      .prepare('DELETE FROM choices WHERE key >= ? AND key < ?')
      .run(`${namespace}:`, `${namespace}:${day}`);
    const claim = store.prepare('INSERT OR IGNORE INTO choices (key, value) VALUES (?, ?)');
    return papers.filter(
      (paper) => claim.run(`${namespace}:${day}:${place}:${paper}`, '{"value":true}').changes > 0,
    );
  });
}

/** Keys begin as Keyv's do, and the day comes first, so that one range of keys holds all that is over. */
const namespace = 'link-shown';
