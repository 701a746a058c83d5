import type { Archive } from '../archive/archive.ts';
import type { Clock } from '../clock.ts';
import type { Due, lastDue } from '../due.ts';
import { type Follow, pingPlace } from '../follow.ts';
import { inSlices } from '../in-slices.ts';
import type { Place } from '../place.ts';
import { hitsByPlace, pingsOf, toldKey } from '../select/pings.ts';
import { weekdays } from '../subscription.ts';
import { type SeenHit, tellsOf } from './ping-hits.ts';
import { type PlacePings, placesAtOnce, type WritePings } from './write-pings.ts';

/** A reader without a digest's hour gets the day's pings at this one. */
const usualHour = '09:00';

/** The pings of those who want them once a day, at the hour of their channel's digest: what was seen by then. */
export type Daily = {
  readonly add: (follows: readonly Follow[], hits: readonly SeenHit[]) => void;
  /** Plans those whose hour has come; resolves to the number of places that are told something. */
  readonly write: () => Promise<number>;
};

/** A place's follows: where and in which zone the oldest was made, and the hits of all. */
type Kept = { readonly oldest: Pick<Follow, 'since' | 'place' | 'zone'>; readonly hits: SeenHit[] };
type DueNow = { readonly place: Place; readonly hits: readonly SeenHit[]; readonly due: Due };

export function makeDaily(archive: Archive, write: WritePings, dueOf: typeof lastDue, clock: Clock): Daily {
  const kept = new Map<Place, Kept>();
  const now = clock.now();

  function add(follows: readonly Follow[], hits: readonly SeenHit[]): void {
    for (const follow of follows) {
      const { since, place, zone } = follow;
      const known = kept.get(pingPlace(follow));
      if (known && known.oldest.since <= since) continue;
      const oldest = { since, place, ...(zone !== undefined && { zone }) };
      kept.set(pingPlace(follow), { oldest, hits: known?.hits ?? [] });
    }
    for (const hit of hits) kept.get(pingPlace(hit.follow))?.hits.push(hit);
  }

  async function dueOn(places: readonly (readonly [Place, Kept])[]): Promise<readonly DueNow[]> {
    const all: DueNow[] = [];
    for (const [place, { oldest, hits }] of places) {
      const due = dueOf(await hoursOf(archive, oldest), now);
      if (due) all.push({ place, hits, due });
    }
    const left: DueNow[] = [];
    for (const [name, ofName] of Map.groupBy(all, nameOf)) {
      const planned = await archive.outbox.plannedFor(
        ofName.map(({ place }) => place),
        name,
      );
      left.push(...ofName.filter(({ place }) => !planned.has(place)));
    }
    return left;
  }

  async function writeAll(): Promise<number> {
    let planned = 0;
    for (const places of inSlices([...kept], placesAtOnce)) {
      await clock.sleep(0);
      const due = await dueOn(places);
      for (const apart of withoutSharedReaders(due)) planned += await writeSome(apart);
    }
    return planned;
  }

  async function writeSome(places: readonly DueNow[]): Promise<number> {
    const told = await archive.outbox.told(places.flatMap(({ hits }) => tellsOf(hits)));
    return write(
      places.map((one): PlacePings => {
        const seen = one.hits.filter(({ seenAt }) => seenAt <= one.due.at.toISOString());
        const hits = hitsByPlace(seen, told).get(one.place) ?? [];
        // An hour without papers is noted too, so that it counts once.
        return { place: one.place, name: nameOf(one), pings: pingsOf(hits, now) };
      }),
    );
  }

  return { add, write: writeAll };
}

function nameOf({ due }: DueNow): string {
  return `pings/${due.day}`;
}

/** The hour of the digest in the channel where the oldest of a place's follows was made, else nine in the reader's zone. */
async function hoursOf(archive: Archive, { place, zone = 'UTC' }: Kept['oldest']) {
  return (await archive.choices.subscription(place)) ?? { at: usualHour, zone, days: weekdays };
}

/** The places in turns, in each of which no reader is told of one paper twice: what one turn tells, the next one knows. */
function withoutSharedReaders(places: readonly DueNow[]): readonly (readonly DueNow[])[] {
  const turns: { readonly places: DueNow[]; readonly keys: Set<string> }[] = [];
  for (const place of places) {
    const keys = tellsOf(place.hits).map(toldKey);
    const last = turns.at(-1);
    if (last && !keys.some((key) => last.keys.has(key))) {
      last.places.push(place);
      for (const key of keys) last.keys.add(key);
    } else turns.push({ places: [place], keys: new Set(keys) });
  }
  return turns.map((turn) => turn.places);
}
