import type { Day } from '../day.ts';
import type { PaperId } from '../paper.ts';
import type { Place } from '../place.ts';
import type { AnyStore } from './any-store.ts';
import { textIn } from './rows.ts';

/**
 * Claims cards of linked papers for a place and a day: answers those that nobody claimed before. Claims of days before
 * that are of no use any more, and go.
 */
export async function claimLinks(
  { ask, textsOf }: AnyStore,
  place: Place,
  day: Day,
  papers: readonly PaperId[],
): Promise<readonly PaperId[]> {
  await ask('DELETE FROM choices WHERE key >= $1 AND key < $2', `${namespace}:`, `${namespace}:${day}`);
  const key = (paper: PaperId) => `${namespace}:${day}:${place}:${paper}`;
  const claimed = await ask(
    `INSERT INTO choices (key, value) SELECT value, '{"value":true}' FROM ${textsOf('$1')} WHERE TRUE
     ON CONFLICT (key) DO NOTHING RETURNING key`,
    JSON.stringify(papers.map(key)),
  );
  const keys = new Set(claimed.map((row) => textIn(row, 'key')));
  return [...new Set(papers)].filter((paper) => keys.has(key(paper)));
}

/** Keys begin as Keyv's do, and the day comes first, so that one range of keys holds all that is over. */
const namespace = 'link-shown';
