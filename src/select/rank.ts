import { dayOf } from '../day.ts';
import type { ListedPaper } from '../match.ts';

/** How good a paper is for a digest, in parts that add up to the total: what `why` and `preview` can print. */
export type Score = { readonly total: number; readonly parts: readonly ScorePart[] };

/** One part: `votes` 6.5, in a few words `89 votes`. */
export type ScorePart = {
  readonly kind: 'votes' | 'age' | 'code' | 'organization';
  readonly points: number;
  readonly words: string;
};

/** Days after which a paper grows no older: a month's best would else be its newest. */
const oldestDays = 7;

/**
 * Twice the votes are one point more, and a day on the list takes half a point away, so that yesterday's paper leads
 * today's only with clearly more votes. Code and a named organisation decide between papers that few voted for.
 */
export function score(listed: ListedPaper, now: Date): Score {
  const votes = votesOf(listed);
  const age = Math.min(ageInDays(listed, now), oldestDays);
  const stars = listed.paper.code?.stars ?? 0;
  const parts: readonly ScorePart[] = [
    { kind: 'votes', points: Math.log2(1 + votes), words: votes === 1 ? '1 vote' : `${votes} votes` },
    { kind: 'age', points: -0.5 * age, words: age === 1 ? '1 day old' : `${age} days old` },
    {
      kind: 'code',
      points: listed.paper.code ? 0.2 + Math.min(Math.log10(1 + stars) / 20, 0.2) : 0,
      words: listed.paper.code ? 'has code' : 'no code',
    },
    {
      kind: 'organization',
      points: listed.paper.organization ? 0.1 : 0,
      words: listed.paper.organization ?? 'no organisation named',
    },
  ];
  return { total: parts.reduce((sum, part) => sum + part.points, 0), parts };
}

/**
 * The papers best first; of two alike, the one that fits better what was asked for, else the one with the newer id. The
 * order in which they come plays no part.
 */
export function rank<L extends ListedPaper>(
  papers: readonly L[],
  now: Date,
  fitOf: (listed: L) => number = () => 0,
): readonly L[] {
  return papers
    .map((listed) => ({ listed, total: score(listed, now).total, fit: fitOf(listed) }))
    .sort((a, b) => b.total - a.total || b.fit - a.fit || compareIds(b.listed.paper.id, a.listed.paper.id))
    .map(({ listed }) => listed);
}

/** The paper's most votes in any listing. */
export function votesOf({ listings }: ListedPaper): number {
  return Math.max(0, ...listings.map((listing) => listing.votes ?? 0));
}

/** Whole days since the site with votes first listed the paper, else since any did. */
function ageInDays({ listings }: ListedPaper, now: Date): number {
  const voted = listings.filter((listing) => listing.source === 'huggingface');
  const days = (voted.length > 0 ? voted : listings).map((listing) => Date.parse(`${listing.day}T00:00:00Z`));
  if (days.length === 0) return oldestDays;
  const today = Date.parse(`${dayOf(now)}T00:00:00Z`);
  return Math.max(0, Math.round((today - Math.min(...days)) / 86_400_000));
}

/** By code unit: the same on every machine, whatever its language. */
function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
