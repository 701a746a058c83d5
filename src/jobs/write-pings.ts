import { topics } from '../../config/topics.ts';
import type { Archive, PlannedEdition } from '../archive/archive.ts';
import type { Message } from '../delivery.ts';
import { directPlace } from '../follow.ts';
import { onceEach } from '../once-each.ts';
import type { Place } from '../place.ts';
import type { Platform } from '../platforms/platform.ts';
import { gistOf } from '../select/gist.ts';
import { type Ping, toldBy } from '../select/pings.ts';
import { pingView } from '../views/ping-view.ts';
import type { Hands } from './hands.ts';
import { platformFor } from './platform-for.ts';
import { makeShared } from './shared.ts';
import { notice, writeDown } from './write-down.ts';

/** What one place is told, under the name of its edition. Without pings that is noted all the same, so that its hour counts once. */
export type PlacePings = { readonly place: Place; readonly name: string; readonly pings: readonly Ping[] };

/** Plans one message for each of these places, in one transaction; resolves to the number of places that are told something. */
export type WritePings = (all: readonly PlacePings[]) => Promise<number>;

/** So many places are told in one transaction. */
export const placesAtOnce = 200;
/** Messages kept for readers who are to be told the same. */
const messagesKept = 2_000;

/** Messages are made once for all readers who are told the same alone. */
export function makePingWriting(archive: Archive, platforms: readonly Platform[], hands: Hands): WritePings {
  const shared = makeShared<readonly Message[]>(messagesKept);
  const knownGistOf = onceEach(gistOf);

  function messagesFor(platform: Platform, { place, pings }: PlacePings): Promise<readonly Message[]> {
    const isDirect = pings.every(({ readers }) =>
      readers.every((reader) => directPlace(reader, place) === place),
    );
    const make = async () => platform.render(pingView(pings, isDirect, { topics, gistOf: knownGistOf }));
    if (!isDirect) return make();
    const said = pings.map(({ paper, words, queries }) => [paper.id, words, queries]);
    return shared(JSON.stringify([platform.name, said]), make);
  }

  async function editionFor(told: PlacePings): Promise<readonly PlannedEdition[]> {
    const platform = platformFor(told.place, platforms);
    if (!platform) return [];
    const { place, name, pings } = told;
    const messages = pings.length > 0 ? await messagesFor(platform, told) : [];
    return [{ ...notice(place, name, messages, hands.clock.now()), tells: toldBy(pings) }];
  }

  return async (all) => {
    const editions = (await Promise.all(all.map(editionFor))).flat();
    const written = await Promise.all(
      editions.map(
        async (edition) => (await writeDown(archive, edition, hands)) && edition.messages.length > 0,
      ),
    );
    return written.filter((isTold) => isTold).length;
  };
}
