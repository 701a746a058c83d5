import type { Archive } from '../src/archive/archive.ts';
import type { Due } from '../src/due.ts';
import { candidatesOn, type Edition, listsWanted, makeEdition } from '../src/select/edition.ts';
import type { Subscription } from '../src/subscription.ts';
import type { Topic } from '../src/topic.ts';

/** The edition a place gets at this due moment, as of now: what is delivered, and what `preview` and `why` tell of. */
export async function readEdition(
  archive: Archive,
  subscription: Subscription,
  topics: readonly Topic[],
  due: Due,
  now: Date,
): Promise<Edition> {
  const wanted = listsWanted(subscription, topics, now);
  const lists = await Promise.all(
    wanted.sources.map(async (source) => ({
      source,
      readings: await archive.readings.of(source, wanted.first, wanted.last),
      papers: await archive.papers.listed(source, wanted.first, wanted.last),
    })),
  );
  const ids = candidatesOn(lists, wanted).whole.map(({ paper }) => paper.id);
  const had = await archive.outbox.had(subscription.place, ids);
  return makeEdition({ subscription, topics, due, now, wanted, lists, had });
}
