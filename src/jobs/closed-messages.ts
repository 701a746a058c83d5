import { topics } from '../../config/topics.ts';
import type { Archive } from '../archive/archive.ts';
import type { Delivery } from '../delivery.ts';
import { type Follow, pingPlace } from '../follow.ts';
import { type Place, platformOf } from '../place.ts';
import type { Platform } from '../platforms/platform.ts';
import { gistOf } from '../select/gist.ts';
import { type Arrival, pingsByPlace, watchFor } from '../select/pings.ts';
import { pingView } from '../views/ping-view.ts';

/** Newest messages to a reader that are looked at: more than a day of pings. */
const deliveriesRead = 50;
const note = 'I could not send these as a direct message: open yours to me, or follow with --where here.';

/**
 * Pings that could not be sent as a direct message come in the channel where they were asked for instead, once: the
 * name of the message there is made from the one that failed.
 */
export async function fallBack(
  archive: Archive,
  platforms: readonly Platform[],
  follows: readonly Follow[],
  arrivals: readonly Arrival[],
  now: Date,
): Promise<number> {
  const direct = follows.filter((follow) => follow.where === 'dm' && follow.place !== pingPlace(follow));
  let planned = 0;
  for (const [place, ofReader] of Map.groupBy(direct, pingPlace)) {
    const failed = (await archive.outbox.deliveries(deliveriesRead, place)).filter(isFailedPing);
    for (const delivery of failed.toReversed())
      planned += await inChannels(archive, platforms, delivery, ofReader, arrivals, now);
  }
  return planned;
}

async function inChannels(
  archive: Archive,
  platforms: readonly Platform[],
  { edition, part, message }: Delivery,
  follows: readonly Follow[],
  arrivals: readonly Arrival[],
  now: Date,
): Promise<number> {
  const watch = watchFor(
    follows.map((follow) => ({ ...follow, where: 'here' as const })),
    topics,
  );
  const papers = arrivals.filter(({ listed }) => message.papers.includes(listed.paper.id));
  const places = pingsByPlace(
    papers.flatMap((arrival) => watch(arrival, now)),
    [],
    now,
  );
  let planned = 0;
  for (const [place, pings] of places) {
    const platform = platformFor(place, platforms);
    if (!platform) continue;
    const isNew = await archive.outbox.plan({
      place,
      name: `fallback/${follows[0]?.reader}/${edition}/${part}`,
      dueAt: now,
      plannedAt: now,
      messages: platform.render(pingView(pings, false, { topics, gistOf }, note)),
      papers: [],
    });
    if (isNew) planned += 1;
  }
  return planned;
}

function platformFor(place: Place, platforms: readonly Platform[]): Platform | undefined {
  return platforms.find(({ name }) => name === platformOf(place));
}

function isFailedPing({ edition, state }: Delivery): boolean {
  return /^pings?\//.test(edition) && state.kind === 'failed';
}
