import type { Day } from '../day.ts';
import type { Paper, PaperId } from '../paper.ts';
import type { Find } from './parsed.ts';

/** What one round of reading found: a paper of several categories, or on a list and in the API's answer, is found once. */
export type Shelf = {
  /** Those of the papers that are new to this round, as found on that day; none where nobody asked for the day. */
  readonly take: (day: Day, papers: readonly Paper[]) => readonly Find[];
  /** Whether somebody asked for the day. */
  readonly holds: (day: Day) => boolean;
  /** The day's list as it stands. */
  readonly list: (day: Day) => { readonly day: Day; readonly papers: number };
};

/** Makes an empty shelf for these days. */
export function makeShelf(days: readonly Day[]): Shelf {
  const counts = new Map<Day, number>(days.map((day) => [day, 0]));
  const seen = new Set<PaperId>();
  return {
    take: (day, papers) => {
      if (!counts.has(day)) return [];
      const fresh = [...new Map(papers.map((paper) => [paper.id, paper])).values()].filter(
        ({ id }) => !seen.has(id),
      );
      for (const { id } of fresh) seen.add(id);
      counts.set(day, (counts.get(day) ?? 0) + fresh.length);
      return fresh.map((paper) => ({ paper, listings: [{ source: 'arxiv', day, paper: paper.id }] }));
    },
    holds: (day) => counts.has(day),
    list: (day) => ({ day, papers: counts.get(day) ?? 0 }),
  };
}
