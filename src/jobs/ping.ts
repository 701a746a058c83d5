import type { Archive } from '../archive/archive.ts';
import { lastDue } from '../due.ts';
import { type Follow, isDirect, pingPlace } from '../follow.ts';
import { inSlices } from '../in-slices.ts';
import { type Place, platformOf } from '../place.ts';
import type { Platform } from '../platforms/platform.ts';
import { type Hit, hitsByPlace, pingsOf, toldKey } from '../select/pings.ts';
import { findArrivals, readArrivals } from './arrivals.ts';
import { failedPings, fallBack } from './closed-messages.ts';
import type { Hands } from './hands.ts';
import { makeDaily } from './ping-daily.ts';
import { hitsOf, tellsOf } from './ping-hits.ts';
import { makePingWriting, placesAtOnce } from './write-pings.ts';

/**
 * Plans one message a place with the new papers that readers there follow; `deliver` sends it. What a reader was told of is
 * written in the transaction that plans the message, so that no crash, second follow or second channel tells it twice.
 * Follows are read some hundreds at a time, twice: first what is asked for, so that each query is asked of each paper once,
 * then by whom. Where there are more than `mostHeld`, some places are told after the others, and follows are read again for
 * them: what a channel is told waits for the last of its follows. `dueOf` is `lastDue`, or remembers what it said.
 */
export async function ping(
  archive: Archive,
  platforms: readonly Platform[],
  hands: Hands,
  dueOf: typeof lastDue = lastDue,
  mostHeld = 150_000,
): Promise<number> {
  const { clock } = hands;
  const queries = new Set<string>();
  let count = 0;
  for await (const page of followsOn(archive, platforms))
    for (const { query } of page) {
      queries.add(query);
      count += 1;
    }
  if (count === 0) return 0;
  const found = await findArrivals(archive, queries, await readArrivals(archive, clock.now()), clock);
  const write = makePingWriting(archive, platforms, hands);
  const failed = await failedPings(archive);
  const closed: Follow[] = [];
  let planned = 0;
  const slices = Math.ceil(count / mostHeld);
  for (let slice = 0; slice < slices; slice += 1) {
    const atOnce = makeAtOnce(write, clock.now());
    const daily = makeDaily(archive, write, dueOf, clock);
    for await (const all of followsOn(archive, platforms)) {
      const page = all.filter((follow) => sliceOf(pingPlace(follow), slices) === slice);
      const hits = hitsOf(page, found);
      const told = new Set((await archive.outbox.told(tellsOf(hits))).map(toldKey));
      const fresh = hits.filter((hit) => tellsOf([hit]).every((tell) => !told.has(toldKey(tell))));
      planned += await atOnce.add(fresh.filter(({ follow }) => follow.when === 'now'));
      daily.add(
        page.filter(({ when }) => when === 'digest'),
        fresh.filter(({ follow }) => follow.when === 'digest'),
      );
      closed.push(...page.filter((follow) => follow.where === 'dm' && failed.has(pingPlace(follow))));
    }
    planned += (await atOnce.rest()) + (await daily.write());
  }
  return planned + (await fallBack(archive, platforms, { failed, follows: closed, found }, hands));
}

/** One of so many slices, the same each time: the places of a slice are told together. */
function sliceOf(place: Place, slices: number): number {
  if (slices === 1) return 0;
  let sum = 0;
  for (let at = 0; at < place.length; at += 1) sum = (sum * 31 + place.charCodeAt(at)) % 1_000_003;
  return sum % slices;
}

/** Everybody's follows on these platforms: those of a reader come together. */
async function* followsOn({ choices }: Archive, platforms: readonly Platform[]) {
  const names = platforms.map(({ name }) => name);
  for await (const page of choices.eachFollow())
    yield page.filter(({ reader }) => names.includes(platformOf(reader)));
}

/** The pings of those who want them as soon as a paper comes in. */
function makeAtOnce(write: ReturnType<typeof makePingWriting>, now: Date) {
  const inChannels = new Map<Place, Hit[]>();
  const name = `ping/${now.toISOString()}`;
  const toldIn = ([place, hits]: readonly [Place, readonly Hit[]]) => ({
    place,
    name,
    pings: pingsOf(hits, now),
  });
  return {
    /** What a reader gets alone is planned, since all follows of a reader come together; a channel waits for its others. */
    add: async (hits: readonly Hit[]): Promise<number> => {
      const places = [...hitsByPlace(hits, [])];
      const isAlone = ([, ofPlace]: (typeof places)[number]) =>
        ofPlace.every(({ follow }) => isDirect(follow));
      for (const [place, ofPlace] of places.filter((one) => !isAlone(one))) {
        const known = inChannels.get(place);
        if (known) known.push(...ofPlace);
        else inChannels.set(place, [...ofPlace]);
      }
      return write(places.filter(isAlone).map(toldIn));
    },
    rest: async (): Promise<number> => {
      let planned = 0;
      for (const places of inSlices([...inChannels], placesAtOnce))
        planned += await write(places.map(toldIn));
      return planned;
    },
  };
}
