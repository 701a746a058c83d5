import { addDays, type Day, isWeekend } from '../day.ts';
import { searchBack } from './arxiv-search.ts';
import type { Shelf } from './arxiv-shelf.ts';
import { type ArxivSite, arxivProblem } from './arxiv-site.ts';
import type { Harvest } from './source.ts';

/**
 * Reads days, earliest first, that no newest list covers from the export API. It names no day of announcement, so a paper counts for the
 * day it was submitted; one of a weekend for the Monday after. A day without papers there is not read: the API leaves out
 * new ones for up to a day, so its silence says nothing.
 */
export async function* collectOlder(
  site: ArxivSite,
  categories: readonly string[],
  days: readonly Day[],
  shelf: Shelf,
): AsyncGenerator<Harvest> {
  const unread = new Set(days.filter((day) => !isWeekend(day)));
  const [first] = unread;
  if (!first) return;
  const wanted = new Set(unread);

  for await (const page of searchBack(site, categories, firstSubmission(first))) {
    const finds = page.papers.flatMap((paper) => {
      const day = paper.publishedOn && listDay(paper.publishedOn);
      return day && wanted.has(day) ? shelf.take(day, [paper]) : [];
    });
    const { readBackTo, end } = page;
    const read = [...unread].filter(
      (day) => end === 'reached' || (readBackTo !== undefined && readBackTo < firstSubmission(day)),
    );
    for (const day of read) unread.delete(day);
    const undated = page.papers.filter((paper) => !paper.publishedOn);
    yield {
      finds,
      lists: read.map(shelf.list).filter(({ papers }) => papers > 0),
      problems: [
        ...undated.map(({ id }) => arxivProblem(`/api/query, ${id}`, 'the paper has no day of submission')),
        ...(end === 'failed'
          ? page.problems.flatMap((problem) => [...unread].map((day) => ({ ...problem, day })))
          : page.problems),
      ],
    };
  }
}

/** The day whose list a submission counts for. */
function listDay(submitted: Day): Day {
  return isWeekend(submitted) ? listDay(addDays(submitted, 1)) : submitted;
}

/** The first day of submission that counts for a list. */
function firstSubmission(day: Day): Day {
  const before = addDays(day, -1);
  return isWeekend(before) ? firstSubmission(before) : day;
}
