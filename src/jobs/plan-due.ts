import { topics } from '../../config/topics.ts';
import type { Archive, PlannedEdition } from '../archive/archive.ts';
import type { lastDue } from '../due.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Subscription } from '../subscription.ts';
import { findDue } from './find-due.ts';
import type { Hands } from './hands.ts';
import { makePlanner } from './planner.ts';
import { readShelf } from './shelf.ts';
import { writeDown } from './write-down.ts';

/**
 * Writes what is due into the outbox; resolves to the number of digests. A place that fails holds up no other. `dueOf` is
 * `lastDue`, or remembers what it said. Who is due is read twice and never held as a whole: first what is wished for, then by whom.
 */
export async function planDue(
  archive: Archive,
  platforms: readonly Platform[],
  hands: Hands,
  dueOf: typeof lastDue,
): Promise<number> {
  const { clock, ending, log } = hands;
  const now = clock.now();
  await archive.outbox.presence.note(now);
  const wished = new Map<string, Subscription>();
  for await (const page of findDue(archive, platforms, dueOf, now))
    for (const { subscription } of page) wished.set(wishesOf(subscription), subscription);
  if (wished.size === 0) return 0;
  const shelf = await readShelf(archive, [...wished.values()], topics, clock);
  const plan = await makePlanner(archive, shelf, topics, hands);
  let planned = 0;
  for await (const page of findDue(archive, platforms, dueOf, now)) {
    if (ending?.aborted) break;
    // Who changed their wishes in between comes a minute later.
    const places = page.filter(({ subscription }) => wished.has(wishesOf(subscription)));
    const editions = await plan(places);
    const written = await Promise.all(editions.map((edition) => writeSafely(archive, edition, hands)));
    planned += written.filter((isNew) => isNew).length;
  }
  if (planned > 0) log.info({ digests: planned }, 'planned');
  return planned;
}

/** What decides which lists a place's edition is made from, and what is looked for in them. */
function wishesOf({ query, topics: asked, every, from }: Subscription): string {
  return JSON.stringify([query, asked, every, from]);
}

async function writeSafely(archive: Archive, edition: PlannedEdition, hands: Hands): Promise<boolean> {
  try {
    return await writeDown(archive, edition, hands);
  } catch (error) {
    hands.log.error({ place: edition.place, error }, 'a digest could not be planned');
    return false;
  }
}
