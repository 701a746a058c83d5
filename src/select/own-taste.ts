import type { Mark } from '../mark.ts';
import type { Match, Reason } from '../match.ts';
import type { Paper } from '../paper.ts';
import type { Vectors } from '../query/likeness.ts';
import { learnTaste, type Taste } from './taste.ts';

/** What was marked, on which papers, and by whom: everybody in a place, or the one reader whose digest it is. */
export type Marked = {
  readonly marks: readonly Mark[];
  readonly papers: readonly Paper[];
  readonly by: 'reader' | 'place';
};

/** The taste that a digest is ranked by. */
export function tasteFor(
  { marks, papers }: Marked,
  matches: readonly Match[],
  vectors: Vectors,
  now: Date,
): Taste {
  return learnTaste({
    marks,
    marked: papers,
    candidates: matches.map(({ paper }) => paper),
    vectors,
    now,
  });
}

/** The matches, those that are like a liked paper with that among their reasons. */
export function withTaste(
  matches: readonly Match[],
  taste: Taste,
  { papers, by }: Pick<Marked, 'papers' | 'by'>,
): readonly Match[] {
  const titles = new Map(papers.map(({ id, title }) => [id, title]));
  return matches.map((match) => {
    const liked = taste.of(match.paper.id).because;
    const title = liked === undefined ? undefined : titles.get(liked);
    if (liked === undefined || title === undefined) return match;
    const reason: Reason = { kind: 'taste', liked, title, by };
    const [first, ...rest] = match.reasons;
    return { ...match, reasons: [first, ...rest, reason] };
  });
}
