import { markerOf, readMarked, readWelcomedFor } from '../../commands/read-edition.ts';
import type { Archive, Pause, PlannedEdition } from '../archive/archive.ts';
import { localDayOf } from '../due.ts';
import { onceEach } from '../once-each.ts';
import type { PaperId } from '../paper.ts';
import { makePictures, type Pictures } from '../pictures/pictures.ts';
import type { Place, Reader } from '../place.ts';
import { gistOf } from '../select/gist.ts';
import type { Topic } from '../topic.ts';
import type { Missed } from '../views/edition-view.ts';
import { type DuePlace, makeMoments } from './find-due.ts';
import type { Hands } from './hands.ts';
import { type Content, contentOf, editionName } from './plan.ts';
import { makeShared } from './shared.ts';
import type { OwnFacts, Shelf } from './shelf.ts';

/** Contents kept for places that come later and are to get the same: some 20 kB each. */
const contentsKept = 500;
/** Pictures kept likewise: some 40 kB each. */
const picturesKept = 50;
/** Making a content takes some milliseconds: after so many, whoever asks meanwhile gets a turn. */
const contentsAtOnce = 5;

/** Makes the editions of some of the places of a shelf. */
type Planner = (places: readonly DuePlace[]) => Promise<readonly PlannedEdition[]>;

/** Makes editions: what places with the same wishes and the same past get is made once. */
export async function makePlanner(
  archive: Archive,
  shelf: Shelf,
  topics: readonly Topic[],
  hands: Hands,
): Promise<Planner> {
  const { clock, log } = hands;
  const now = clock.now();
  const failing = await archive.outbox.failing();
  const pauses = new Map((await archive.outbox.pauses.all()).map((pause) => [pause.place, pause]));
  const momentOf = makeMoments(archive);
  const hadKey = makeNumbers();
  const pictures = drawnOnce(makePictures(log));
  const knownGistOf = onceEach(gistOf);
  const shared = makeShared<Content>(contentsKept);
  let made = 0;

  async function contentFor(place: DuePlace, known: Known): Promise<Content> {
    const { subscription, platform, due, before } = place;
    const { newest, missed } = momentOf(place);
    const had = known.had.get(subscription.place) ?? nothing;
    const about = missedBy(pauses.get(subscription.place), place, await missed(before));
    const hasMarks = known.marked.has(markerOf(subscription).who);
    const failures = failing.has(subscription.place) ? await archive.outbox.failures(subscription.place) : [];
    const welcomed = await readWelcomedFor(archive, subscription, due);
    const make = async (): Promise<Content> => {
      made += 1;
      if (made % contentsAtOnce === 0) await clock.sleep(0);
      const marked = hasMarks
        ? await readMarked(archive, subscription)
        : { marks: [], papers: [], by: markerOf(subscription).by };
      const vectors = await archive.papers.vectors(marked.papers.map(({ id }) => id));
      const own: OwnFacts = { subscription, newest, had, marked, welcomed, vectors };
      return contentOf({
        edition: shelf.editionOf(own),
        subscription,
        topics,
        due,
        gistOf: knownGistOf,
        pictures,
        render: platform.render,
        missed: about,
        failures,
      });
    };
    if (hasMarks || failures.length > 0 || welcomed.length > 0) return make();
    const { query, topics: asked, max, every, style, layout, picture, whenEmpty } = subscription;
    const wishes = [query, asked, max, every, style, layout, picture, whenEmpty];
    const { first } = shelf.wantedBy(subscription);
    return shared(JSON.stringify([platform.name, due.day, newest, about, first, hadKey(had), wishes]), make);
  }

  async function planOne(place: DuePlace, known: Known): Promise<readonly PlannedEdition[]> {
    const { subscription, due } = place;
    try {
      const content = await contentFor(place, known);
      const name = editionName(due.day);
      return [{ ...content, place: subscription.place, name, dueAt: due.at, plannedAt: now }];
    } catch (error) {
      log.error({ place: subscription.place, error }, 'a digest could not be planned');
      return [];
    }
  }

  return async (places) => {
    const known = await readKnown(archive, places, shelf.papers);
    const editions: PlannedEdition[] = [];
    for (const place of places) editions.push(...(await planOne(place, known)));
    return editions;
  };
}

const nothing: ReadonlySet<PaperId> = new Set();

/** What is kept of some places, read together. */
type Known = {
  readonly had: ReadonlyMap<Place, ReadonlySet<PaperId>>;
  readonly marked: ReadonlySet<Place | Reader>;
};

async function readKnown(
  { outbox, marks }: Archive,
  places: readonly DuePlace[],
  papers: readonly PaperId[],
): Promise<Known> {
  const had = await outbox.hadBy(
    places.map(({ subscription }) => subscription.place),
    papers,
  );
  return { had, marked: await marks.among(places.map(({ subscription }) => markerOf(subscription).who)) };
}

/** A place that could not be written to hears of that, whether the bot was away or not. */
function missedBy(pause: Pause | undefined, { subscription }: DuePlace, missed: Missed | undefined): Missed {
  if (missed === undefined) return {};
  return pause ? { shutOutSince: localDayOf(subscription.zone, new Date(pause.since)) } : missed;
}

/** Many contents differ in their papers and not in what their picture shows. */
function drawnOnce(pictures: Pictures): Pictures {
  const shared = makeShared<Uint8Array | undefined>(picturesKept);
  return { ...pictures, day: (numbers) => shared(JSON.stringify(numbers), () => pictures.day(numbers)) };
}

/** Numbers things: the same thing has the same number. */
function makeNumbers(): (thing: object) => number {
  let count = 0;
  return onceEach(() => ++count);
}
