import type { Day } from '../day.ts';
import { describePapers } from './arxiv-describe.ts';
import { readNewest } from './arxiv-newest.ts';
import { collectOlder } from './arxiv-older.ts';
import { makeShelf } from './arxiv-shelf.ts';
import { type ArxivSite, arxivProblem, arxivSite } from './arxiv-site.ts';
import type { FetchPage } from './page.ts';
import type { Harvest, Source } from './source.ts';

type ArxivOptions = {
  readonly fetchPage: FetchPage;
  /** One base address that stands for arXiv's three hosts. */
  readonly url?: string;
  readonly categories: readonly string[];
};

/**
 * arXiv: the newest list of every category, which states its day, and for the days before it the export API, which does
 * not: there a paper counts for the day it was submitted, and one of a weekend for the Monday after, since arXiv lists
 * nothing at weekends. Days after the newest list have not come yet and yield nothing.
 */
export function makeArxiv({ fetchPage, url, categories }: ArxivOptions): Source {
  const site = arxivSite(fetchPage, url);
  return {
    name: 'arxiv',
    collect: (days) => collect(site, categories, [...new Set(days)].sort()),
    describe: (papers) => describePapers(site, papers),
  };
}

async function* collect(
  site: ArxivSite,
  categories: readonly string[],
  days: readonly Day[],
): AsyncGenerator<Harvest> {
  const last = days.at(-1);
  if (!last) return;
  const shelf = makeShelf(days);

  /** The day of each category's newest list; undefined where it was not read to its end. */
  const newest: (Day | undefined)[] = [];
  for (const category of categories) {
    const answers = await readNewest(site, category);
    const finds = answers.flatMap(({ day, found }) => (day ? shelf.take(day, found) : []));
    yield { finds, lists: [], problems: answers.flatMap((answer) => answer.problems) };
    newest.push(answers.find(({ entries }) => entries !== undefined)?.day);
    // The newest lists are newer than all days asked for: the other categories' would be no help either.
    if ((newest.at(-1) ?? '') > last) break;
  }

  const newestDay = newest
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1);
  const late = categories.filter((_, at) => newestDay && newest[at] && newest[at] < newestDay);
  const covered = newest.length === categories.length && newest.every((day) => day === newestDay);
  yield {
    finds: [],
    lists: covered && newestDay && shelf.holds(newestDay) ? [shelf.list(newestDay)] : [],
    problems: late.map((category) => ({
      ...arxivProblem(`/list/${category}/new`, `the list of ${newestDay} is not there yet, as others are`),
      ...(newestDay && shelf.holds(newestDay) && { day: newestDay }),
    })),
  };
  // What a late category will list the API leaves out as well; only for one that cannot be read it may stand in.
  const standIn = !covered && late.length === 0;
  const older = days.filter((day) => !newestDay || day < newestDay || (standIn && day === newestDay));
  yield* collectOlder(site, categories, older, shelf);
}
