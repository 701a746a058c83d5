import type { Archive } from '../src/archive/archive.ts';
import { dayMs } from '../src/day.ts';
import type { Due } from '../src/due.ts';
import { directPlace } from '../src/follow.ts';
import { type Place, platformOf, type Reader } from '../src/place.ts';
import { examplesIn } from '../src/query/likeness.ts';
import { candidatesOn, type Edition, listsWanted, makeEdition } from '../src/select/edition.ts';
import type { Marked } from '../src/select/own-taste.ts';
import { topicExamples } from '../src/select/topics.ts';
import type { WelcomedPaper } from '../src/select/welcomed.ts';
import type { Period, Subscription } from '../src/subscription.ts';
import type { Topic } from '../src/topic.ts';
import { readWelcomed } from './read-welcomed.ts';

/**
 * The edition a place gets at this due moment, as of now: what is delivered, and what `preview` and `why` tell of. `early` is what it
 * would be if the lists that still grow were whole.
 */
export async function readEdition(
  archive: Archive,
  subscription: Subscription,
  topics: readonly Topic[],
  due: Due,
  now: Date,
  early?: 'early',
): Promise<Edition> {
  const wanted = { ...listsWanted(subscription, topics, now), ...(early && { early: true as const }) };
  const lists = await Promise.all(
    wanted.sources.map(async (source) => ({
      source,
      readings: await archive.readings.of(source, wanted.first, wanted.last),
      papers: await archive.papers.listed(source, wanted.first, wanted.last),
    })),
  );
  const ids = candidatesOn(lists, wanted).whole.map(({ paper }) => paper.id);
  const had = await archive.outbox.had(subscription.place, ids);
  const marked = await readMarked(archive, subscription);
  const welcomed = await readWelcomedFor(archive, subscription, due);
  const vectors = await archive.papers.vectors([
    ...ids.filter((id) => !had.has(id)),
    ...marked.papers.map(({ id }) => id),
    ...(wanted.wish.query ? examplesIn(wanted.wish.query.query) : []),
    ...topicExamples(topics),
  ]);
  return makeEdition({ subscription, topics, due, now, wanted, lists, had, marked, welcomed, vectors });
}

/** What was most liked and saved in a place in the week or month that its digest is of; nothing for a reader's own. */
export async function readWelcomedFor(
  archive: Archive,
  subscription: Subscription,
  due: Due,
): Promise<readonly WelcomedPaper[]> {
  const { every, place } = subscription;
  if (every === undefined || markerOf(subscription).by === 'reader') return [];
  return readWelcomed(archive, place, since(due, every));
}

function since({ at }: Due, every: Period): Date {
  return new Date(at.getTime() - { week: 7, month: 31 }[every] * dayMs);
}

/** Whose marks a digest is ranked by: one that a reader alone gets by all that they marked, wherever it was; a channel's by what was marked there. */
export function markerOf({ place, by }: Subscription): {
  readonly who: Place | Reader;
  readonly by: Marked['by'];
} {
  const own = by !== undefined && (platformOf(place) === 'email' || place === directPlace(by, place));
  return own ? { who: by, by: 'reader' } : { who: place, by: 'place' };
}

/** What was marked, with the papers. */
export async function readMarked(archive: Archive, subscription: Subscription): Promise<Marked> {
  const { who, by } = markerOf(subscription);
  const marks = await (by === 'reader' ? archive.marks.ofReader(who) : archive.marks.ofPlace(who));
  const papers = await archive.papers.get([...new Set(marks.map(({ paper }) => paper))]);
  return { marks, papers: papers.map(({ paper }) => paper), by };
}
