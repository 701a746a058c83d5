import { topics } from '../../config/topics.ts';
import type { Archive } from '../archive/archive.ts';
import type { Delivery } from '../delivery.ts';
import { type Follow, pingPlace } from '../follow.ts';
import type { Place } from '../place.ts';
import type { Platform } from '../platforms/platform.ts';
import { gistOf } from '../select/gist.ts';
import { pingsByPlace } from '../select/pings.ts';
import { pingView } from '../views/ping-view.ts';
import type { FoundBy } from './arrivals.ts';
import type { Hands } from './hands.ts';
import { hitsOf } from './ping-hits.ts';
import { platformFor } from './platform-for.ts';
import { notice, writeDown } from './write-down.ts';

/** Newest failed parts that are looked at: more than fail between two rounds. */
const failedRead = 5_000;
const note = 'I could not send these as a direct message: open yours to me, or follow with --where here.';

/** Pings that failed, by their place, oldest first. */
type FailedPings = ReadonlyMap<Place, readonly Delivery[]>;

export async function failedPings({ outbox }: Archive): Promise<FailedPings> {
  const failed = (await outbox.unsent('failed', failedRead)).filter(({ edition }) =>
    /^pings?\//.test(edition),
  );
  return Map.groupBy(failed.toReversed(), ({ place }) => place);
}

/** What there is to tell elsewhere: what failed, the follows that were answered there, and what all queries find now. */
type Closed = {
  readonly failed: FailedPings;
  readonly follows: readonly Follow[];
  readonly found: FoundBy;
};

/**
 * Pings that could not be sent as a direct message come in the channel where they were asked for instead, once: the
 * name of the message there is made from the one that failed.
 */
export async function fallBack(
  archive: Archive,
  platforms: readonly Platform[],
  { failed, follows, found }: Closed,
  hands: Hands,
): Promise<number> {
  const direct = follows.filter((follow) => follow.where === 'dm' && follow.place !== pingPlace(follow));
  let planned = 0;
  for (const [place, ofReader] of Map.groupBy(direct, pingPlace))
    for (const delivery of failed.get(place) ?? [])
      planned += await inChannels(archive, platforms, delivery, { follows: ofReader, found }, hands);
  return planned;
}

async function inChannels(
  archive: Archive,
  platforms: readonly Platform[],
  { edition, part, message }: Delivery,
  { follows, found }: Pick<Closed, 'follows' | 'found'>,
  hands: Hands,
): Promise<number> {
  const now = hands.clock.now();
  const hits = hitsOf(
    follows.map((follow) => ({ ...follow, where: 'here' as const })),
    found,
  ).filter(({ listed }) => message.papers.includes(listed.paper.id));
  let planned = 0;
  for (const [place, pings] of pingsByPlace(hits, [], now)) {
    const platform = platformFor(place, platforms);
    if (!platform) continue;
    const name = `fallback/${follows[0]?.reader}/${edition}/${part}`;
    const messages = platform.render(pingView(pings, false, { topics, gistOf }, note));
    if (await writeDown(archive, notice(place, name, messages, now), hands)) planned += 1;
  }
  return planned;
}
