import type { Day } from '../../src/day.ts';
import { type FetchPageOptions, makeFetchPage } from '../../src/sources/fetch-page.ts';
import type { FetchPage } from '../../src/sources/page.ts';
import type { Harvest } from '../../src/sources/source.ts';
import { makeTestClock } from '../kit/clock.ts';

/** All that a source brought home, in one. */
export async function gather(harvests: AsyncIterable<Harvest>): Promise<Harvest> {
  const all: Harvest[] = [];
  for await (const harvest of harvests) all.push(harvest);
  return {
    finds: all.flatMap(({ finds }) => finds),
    lists: all.flatMap(({ lists }) => lists),
    problems: all.flatMap(({ problems }) => problems),
  };
}

/** How many papers each listed day has, by its listings. */
export function papersByDay({ finds }: Harvest): Record<Day, number> {
  const counts: Record<Day, number> = {};
  for (const { listings } of finds) for (const { day } of listings) counts[day] = (counts[day] ?? 0) + 1;
  return counts;
}

/** Fetches as the program does, with a clock of its own. A page that hangs costs a test real time: give it less. */
export function fetcher(options: Partial<FetchPageOptions> = {}): FetchPage {
  return makeFetchPage({
    clock: makeTestClock(),
    random: () => 0.5,
    userAgent: 'Paperboy/test (+https://example.org)',
    ...options,
  });
}
