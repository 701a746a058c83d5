import { dayMs, startOf } from '../day.ts';
import { marksToBeFelt } from '../mark.ts';
import type { ListedPaper } from '../match.ts';
import { type Liking, noTaste, type Taste } from './taste.ts';

/** How good a paper is for a digest, in parts that add up to the total: what `why` and `preview` print. */
type Score = { readonly total: number; readonly parts: readonly ScorePart[] };

/** One part: `votes` 6.5, in a few words `89 votes`. */
export type ScorePart = {
  readonly kind: 'votes' | 'age' | 'code' | 'organization' | 'taste';
  readonly points: number;
  readonly words: string;
};

/** What papers are ranked by beside themselves. */
export type Ranking = {
  readonly now: Date;
  /** The papers of a week or a month stand side by side: that one is older says nothing. */
  readonly ageless?: boolean;
  readonly taste?: Taste;
};

/** Days after which a paper grows no older: a month's best would else be its newest. */
const oldestDays = 7;
/** The points of a full welcome, once many marks were learned from. */
const tastePoints = 60;
/** Taste makes at most the difference of 250 times the votes. */
const mostTastePoints = 8;
/** With so many marks taste has half its weight. */
const marksHalfway = 5;

/**
 * Twice the votes are one point more, and a day on the list takes half a point away, so that yesterday's paper leads
 * today's only with clearly more votes. Code and a named organisation decide between papers that few voted for. Taste comes
 * in with the fifth mark, and weighs more with each.
 */
export function score(listed: ListedPaper, ranking: Ranking): Score {
  const { now, ageless = false, taste = noTaste } = ranking;
  if (taste.marks >= marksToBeFelt) return scoreAnew(listed, ranking);
  const known = scores.get(listed);
  if (known?.ageless === ageless && known.at === now.getTime()) return known.score;
  const made = scoreAnew(listed, ranking);
  scores.set(listed, { ageless, at: now.getTime(), score: made });
  return made;
}

/** A match that many places share has one score for all whose taste is not known. */
const scores = new WeakMap<
  ListedPaper,
  { readonly ageless: boolean; readonly at: number; readonly score: Score }
>();

function scoreAnew(listed: ListedPaper, { now, ageless = false, taste = noTaste }: Ranking): Score {
  const votes = votesOf(listed);
  const age = Math.min(ageInDays(listed, now), oldestDays);
  const stars = listed.paper.code?.stars ?? 0;
  const parts: readonly ScorePart[] = [
    { kind: 'votes', points: Math.log2(1 + votes), words: votes === 1 ? '1 vote' : `${votes} votes` },
    ...(ageless
      ? []
      : [{ kind: 'age', points: -0.5 * age, words: age === 1 ? '1 day old' : `${age} days old` } as const]),
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
    ...(taste.marks < marksToBeFelt ? [] : [tastePart(taste.of(listed.paper.id), taste.marks)]),
  ];
  return { total: parts.reduce((sum, part) => sum + part.points, 0), parts };
}

/** The papers best first; of two alike, the one with the newer id. The order in which they come plays no part. */
export function rank<L extends ListedPaper>(papers: readonly L[], ranking: Ranking): readonly L[] {
  return rankScored(papers, ranking, () => 0).map(({ listed }) => listed);
}

/** A paper with its score. */
export type Scored<L extends ListedPaper> = { readonly listed: L; readonly score: Score };

/** The same, each with what it is ranked by; of two alike, first the one that fits better what was asked for. */
export function rankScored<L extends ListedPaper>(
  papers: readonly L[],
  ranking: Ranking,
  fitOf: (listed: L) => number,
): readonly Scored<L>[] {
  return papers
    .map((listed) => ({ listed, score: score(listed, ranking), fit: fitOf(listed) }))
    .sort(
      (a, b) =>
        b.score.total - a.score.total || b.fit - a.fit || compareIds(b.listed.paper.id, a.listed.paper.id),
    );
}

/** The paper's most votes in any listing. */
export function votesOf({ listings }: ListedPaper): number {
  return Math.max(0, ...listings.map((listing) => listing.votes ?? 0));
}

function tastePart({ welcome }: Liking, marks: number): ScorePart {
  const wanted = tastePoints * welcome * (marks / (marks + marksHalfway));
  const points = Math.max(-mostTastePoints, Math.min(mostTastePoints, wanted));
  return { kind: 'taste', points, words: points > 0 ? 'near what was liked' : 'not near what was liked' };
}

/** Whole days since the site with votes first listed the paper, else since any did. */
function ageInDays({ listings }: ListedPaper, now: Date): number {
  const voted = listings.filter((listing) => listing.source === 'huggingface');
  const days = (voted.length > 0 ? voted : listings).map(({ day }) => startOf(day));
  if (days.length === 0) return oldestDays;
  const today = Math.floor(now.getTime() / dayMs);
  return Math.max(0, today - Math.min(...days) / dayMs);
}

/** By code unit: the same on every machine, whatever its language. */
function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
