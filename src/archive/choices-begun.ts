import { addDays, type Day, dayOf } from '../day.ts';
import { type Follow, mostDaysPinged } from '../follow.ts';
import { sourceNames } from '../listing.ts';
import type { ListedPaper } from '../match.ts';
import type { PaperId } from '../paper.ts';
import type { Place } from '../place.ts';
import type { Subscription } from '../subscription.ts';
import type { Archive, Papers } from './archive.ts';

/**
 * All subscriptions as they would begin in a store that knows no ledger: with the first list, and the first due moment, of
 * which their places were given nothing yet. So nothing comes twice there.
 */
export async function* begunSubscriptions(
  archive: Archive,
  now: Date,
): AsyncIterable<readonly Subscription[]> {
  const listed = listedFrom(archive);
  for await (const page of archive.choices.eachSubscription()) {
    const dues = await archive.outbox.lastDues(page.map(({ place }) => place));
    // A clock that was years ahead for a moment says nothing of what was given.
    const byDay = Map.groupBy(page, ({ place }) => {
      const due = dues.get(place);
      return due && due <= now ? dayOf(due) : undefined;
    });
    for (const [day, ofDay] of byDay)
      yield day ? await begun(archive, ofDay, dues, await listed(day)) : ofDay;
  }
}

/** The list of the day itself may have been whole early, and posted: then it is the next day's that is new. */
async function begun(
  { outbox }: Archive,
  subscriptions: readonly Subscription[],
  dues: ReadonlyMap<Place, Date>,
  listed: readonly PaperId[],
): Promise<readonly Subscription[]> {
  const had = await outbox.hadBy(
    subscriptions.map(({ place }) => place),
    listed,
  );
  return subscriptions.map((subscription) => {
    const due = dues.get(subscription.place);
    if (!due) return subscription;
    const isPosted = listed.some((paper) => had.get(subscription.place)?.has(paper));
    const { since, from } = subscription;
    const first = addDays(dayOf(due), isPosted ? 1 : 0);
    return { ...subscription, since: later(since, due.toISOString()), from: later(from, first) };
  });
}

/** Papers that stand on lists of this day and on none before it: few days are asked for, again and again. */
function listedFrom({ papers }: Archive): (day: Day) => Promise<readonly PaperId[]> {
  const known = new Map<Day, Promise<readonly PaperId[]>>();
  const read = async (day: Day): Promise<readonly PaperId[]> => {
    return (await listedOn(papers, day, day))
      .filter(({ listings }) => listings.every((listing) => listing.day >= day))
      .map(({ paper }) => paper.id);
  };
  return (day) => {
    const found = known.get(day) ?? read(day);
    known.set(day, found);
    return found;
  };
}

/** All follows as they would begin in such a store: papers that were seen here by now never ping there. */
export async function* begunFollows(archive: Archive, now: Date): AsyncIterable<readonly Follow[]> {
  const seen = await newestSeen(archive, now);
  for await (const page of archive.choices.eachFollow())
    yield page.map((follow) => ({ ...follow, since: later(follow.since, seen) }));
}

async function newestSeen({ papers }: Archive, now: Date): Promise<string> {
  const [first, last] = [addDays(dayOf(now), -mostDaysPinged), addDays(dayOf(now), 1)];
  const listed = await listedOn(papers, first, last);
  const seen = await papers.seenAt(listed.map(({ paper }) => paper.id));
  return [...seen.values()].reduce(later, '');
}

async function listedOn(papers: Papers, first: Day, last: Day): Promise<readonly ListedPaper[]> {
  return (await Promise.all(sourceNames.map((source) => papers.listed(source, first, last)))).flat();
}

function later<Moment extends string>(one: Moment, other: Moment): Moment {
  return one > other ? one : other;
}
