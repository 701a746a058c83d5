import type { Archive, Pause } from '../archive/archive.ts';
import { addDays, dayOf, daysBetween, isWeekend, startOf } from '../day.ts';
import { sourceNames } from '../listing.ts';
import { type Place, type PlatformName, platformOf } from '../place.ts';
import type { Platform } from '../platforms/platform.ts';
import { type Alert, alertView } from '../views/alert-view.ts';
import type { Hands } from './hands.ts';
import { platformFor } from './platform-for.ts';
import { notice, writeDown } from './write-down.ts';

/** A site is silent once no list of it was read for so long, weekends not counted. */
const silentMs = 24 * 3_600_000;
/** Access is lost for a moment now and then: who restarts a server need not hear of it. */
const failingMs = 3_600_000;
/** So far back a reading is looked for. */
const daysRead = 14;

/**
 * Tells the operator's channel of sites that have been silent for a working day, of places that cannot be written to, and
 * of platforms that refuse us as a whole: each once a day, or once for as long as it lasts, through the outbox.
 */
export async function watch(
  archive: Archive,
  platforms: readonly Platform[],
  place: Place,
  hands: Hands,
): Promise<void> {
  const { clock, log } = hands;
  const platform = platformFor(place, platforms);
  const now = clock.now();
  for (const alert of [
    ...(await silentSources(archive, now)),
    ...(await failingPlaces(archive, place, now)),
  ]) {
    const name = nameOf(alert, now);
    if (await archive.outbox.isPlanned(place, name)) continue;
    log.warn({ ...alert }, alertView(alert).title);
    const messages = platform?.render(alertView(alert)) ?? [];
    await writeDown(archive, notice(place, name, messages, now), hands);
  }
}

async function silentSources({ readings, outbox }: Archive, now: Date): Promise<readonly Alert[]> {
  const today = dayOf(now);
  // Nobody was there to read before: that is no silence.
  if ((await outbox.presence.awaySince(new Date(now.getTime() - silentMs))) !== undefined) return [];
  const alerts = await Promise.all(
    sourceNames.map(async (source): Promise<readonly Alert[]> => {
      const lists = await readings.of(source, addDays(today, -daysRead), today);
      const last = lists.filter(({ readAt }) => Date.parse(readAt) > 0).reduce(laterOf, '');
      // A site that was never read is no silence but a beginning: the first screen and the log tell of it.
      if (last === '' || workingMs(new Date(last), now) <= silentMs) return [];
      const problem = lists.findLast((list) => list.problem !== undefined)?.problem;
      return [{ kind: 'source', source, since: last, ...(problem !== undefined && { problem }) }];
    }),
  );
  return alerts.flat();
}

function laterOf(last: string, { readAt }: { readonly readAt: string }): string {
  return readAt > last ? readAt : last;
}

/** The time between two moments, without what of it lies on weekends (UTC, as the sites' days are). */
export function workingMs(from: Date, to: Date): number {
  return daysBetween(dayOf(from), dayOf(to))
    .filter((day) => !isWeekend(day))
    .reduce((sum, day) => {
      const begins = Math.max(startOf(day), from.getTime());
      const ends = Math.min(startOf(addDays(day, 1)), to.getTime());
      return sum + Math.max(0, ends - begins);
    }, 0);
}

/**
 * The operator's own channel is not told of itself: it could not be. Where a platform refuses us as a whole, that is one
 * thing to mend, however many places wait for it.
 */
async function failingPlaces({ outbox }: Archive, own: Place, now: Date): Promise<readonly Alert[]> {
  const failing = (await outbox.pauses.all())
    .filter(({ place, endedAt }) => place !== own && endedAt === undefined)
    .filter(({ since }) => now.getTime() - Date.parse(since) >= failingMs);
  const alone = failing
    .filter(({ everywhere }) => !everywhere)
    .map(({ place, since, reason }): Alert => ({ kind: 'place', place, since, reason }));
  const together = Map.groupBy(
    failing.filter(({ everywhere }) => everywhere),
    ({ place }) => platformOf(place),
  );
  return [...alone, ...[...together].flatMap(([platform, pauses]) => platformAlert(platform, pauses))];
}

function platformAlert(platform: PlatformName, pauses: readonly Pause[]): readonly Alert[] {
  const [first] = pauses.toSorted((one, other) => one.since.localeCompare(other.since));
  if (!first) return [];
  const { since, reason } = first;
  return [{ kind: 'platform', platform, places: pauses.length, since, reason }];
}

function nameOf(alert: Alert, now: Date): string {
  switch (alert.kind) {
    case 'source':
      return `alert/${alert.source}/${dayOf(now)}`;
    case 'place':
      return `alert/${alert.place}/${alert.since}`;
    case 'platform':
      return `alert/${alert.platform}/${alert.since}`;
  }
}
