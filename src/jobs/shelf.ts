import type { Archive } from '../archive/archive.ts';
import type { Clock } from '../clock.ts';
import type { Day } from '../day.ts';
import { type SourceName, sourceNames } from '../listing.ts';
import type { ListedPaper } from '../match.ts';
import type { PaperId } from '../paper.ts';
import type { Vectors } from '../query/likeness.ts';
import { examplesIn } from '../query/likeness.ts';
import { makeChooser } from '../select/choose-many.ts';
import { candidatesOn, type ListsWanted, listsFor, type ReadLists, wishOf } from '../select/edition.ts';
import type { Wish } from '../select/match.ts';
import type { Marked } from '../select/own-taste.ts';
import { editionOf, type ShownEdition } from '../select/shown-edition.ts';
import { topicExamples } from '../select/topics.ts';
import type { WelcomedPaper } from '../select/welcomed.ts';
import type { Subscription } from '../subscription.ts';
import type { Topic } from '../topic.ts';

/** What a place's own edition is made of, beside what all places share. */
export type OwnFacts = {
  readonly subscription: Subscription;
  /** The newest list that the edition can hold. */
  readonly newest: Day;
  readonly had: ReadonlySet<PaperId>;
  readonly marked: Marked;
  readonly welcomed: readonly WelcomedPaper[];
  /** Of the marked papers. */
  readonly vectors: Vectors;
};

/** What the editions of many places are made from at one moment: read once, and asked once of all that they wish for. */
export type Shelf = {
  /** All that an edition may hold. */
  readonly papers: readonly PaperId[];
  readonly wantedBy: (subscription: Subscription) => ListsWanted;
  readonly editionOf: (own: OwnFacts) => ShownEdition;
};

/** Papers are taken apart some at a time: whoever asks meanwhile waits for no more than these. */
const papersAtOnce = 20;

/** Reads the lists that these places want, and chooses from them for all. There must be at least one place. */
export async function readShelf(
  archive: Archive,
  subscriptions: readonly Subscription[],
  topics: readonly Topic[],
  clock: Clock,
): Promise<Shelf> {
  const now = clock.now();
  const wishes = new Map<string, Wish>();
  const wantedBy = (subscription: Subscription): ListsWanted => {
    const key = JSON.stringify([subscription.query, subscription.topics]);
    const wish = wishes.get(key) ?? wishOf(subscription, topics);
    wishes.set(key, wish);
    return listsFor(wish, subscription, now);
  };
  const widest = widestOf(subscriptions.map(wantedBy));
  const lists = await readLists(archive, widest, clock);
  const { whole } = candidatesOn(lists, widest);
  const papers = whole.map(({ paper }) => paper.id);
  const vectors = await archive.papers.vectors([
    ...papers,
    ...[...wishes.values()].flatMap(({ query }) => (query ? examplesIn(query.query) : [])),
    ...topicExamples(topics),
  ]);
  await clock.sleep(0);
  const chooser = makeChooser(wishes.values(), { topics, papers, vectors, now });
  for (const [at, candidate] of whole.entries()) {
    if (at % papersAtOnce === papersAtOnce - 1) await clock.sleep(0);
    chooser.show(candidate);
  }
  const choiceFor = choices(lists);
  return {
    papers,
    wantedBy,
    editionOf: ({ subscription, had, vectors: more, ...own }) => {
      const wanted = wantedBy(subscription);
      const choice = choiceFor(wanted);
      const isFresh = ({ paper }: ListedPaper) => choice.ids.has(paper.id) && !had.has(paper.id);
      const { max, every } = subscription;
      return editionOf({
        ...own,
        ...choice,
        topics,
        now,
        had,
        max,
        ...(every && { every }),
        wish: wanted.wish,
        chosen: chooser.chosen(wanted.wish, isFresh),
        vectors: more.size > 0 ? new Map([...vectors, ...more]) : vectors,
        fitsOf: chooser.fitsOf,
      });
    },
  };
}

type Choice = Pick<Parameters<typeof editionOf>[0], 'whole' | 'readings'> & {
  readonly ids: ReadonlySet<PaperId>;
};

/** What there is to choose from for whoever wants these lists, made once for all who want the same. */
function choices(lists: readonly ReadLists[]): (wanted: ListsWanted) => Choice {
  const known = new Map<string, Choice>();
  return (wanted) => {
    const key = `${wanted.sources} ${wanted.first}`;
    const choice = known.get(key) ?? choiceOn(lists, wanted);
    known.set(key, choice);
    return choice;
  };
}

function choiceOn(lists: readonly ReadLists[], wanted: ListsWanted): Choice {
  const among = lists
    .filter(({ source }) => wanted.sources.includes(source))
    .map((list) => ({ ...list, readings: list.readings.filter(({ day }) => day >= wanted.first) }));
  const { whole } = candidatesOn(among, wanted);
  const readings = among.flatMap((list) => list.readings);
  return { whole, readings, ids: new Set(whole.map(({ paper }) => paper.id)) };
}

/** What all of these lists are part of. */
function widestOf(wanted: readonly ListsWanted[]): ListsWanted {
  const asked = new Set<SourceName>(wanted.flatMap(({ sources }) => sources));
  const widest = wanted.reduce((one, other) => (other.first < one.first ? other : one));
  return { ...widest, sources: sourceNames.filter((source) => asked.has(source)) };
}

/** One list after the other: whoever asks something in between gets a turn. */
async function readLists(
  { readings, papers }: Archive,
  { sources, first, last }: ListsWanted,
  clock: Clock,
): Promise<readonly ReadLists[]> {
  const lists: ReadLists[] = [];
  for (const source of sources) {
    lists.push({
      source,
      readings: await readings.of(source, first, last),
      papers: await papers.listed(source, first, last),
    });
    await clock.sleep(0);
  }
  return lists;
}
