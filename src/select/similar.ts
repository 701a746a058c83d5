import type { ListedPaper } from '../match.ts';
import type { Paper } from '../paper.ts';
import { wordsOf } from '../query/words.ts';
import { makeFinder, type TellingPhrase } from './telling-phrases.ts';

/** Phrases that find candidates: each one more makes the search slower. */
const phrasesAsked = 16;
/** Papers that all of them may find together: with three times as many the answers are hardly better, and come later. */
const papersAsked = 6_000;

/** The phrases that find candidates among `all` papers: the most telling of those that few papers can hold. */
export function worthAsking(phrases: readonly TellingPhrase[], all: number): readonly TellingPhrase[] {
  let left = Math.min(papersAsked, Math.max(100, all / 12));
  const asked = phrases.filter(({ most }) => {
    const isWorth = most <= Math.max(20, all / 20) && most <= left;
    if (isWorth) left -= most;
    return isWorth;
  });
  return asked.slice(0, phrasesAsked);
}

/** A paper that is like others. */
export type Similar = ListedPaper & {
  /** What they share, the most telling first; nothing where it is only near in meaning. */
  readonly shares: readonly string[];
  /** How much of all that is telling in them it shares, from 0 to 1. */
  readonly shared: number;
  /** The cosine of its vector and the middle of theirs; 0 where nobody knows. */
  readonly nearness: number;
};

/** A paper that may be like others, and how near in meaning it is to them: a cosine, 0 where nobody knows. */
export type MaybeSimilar = { readonly listed: ListedPaper; readonly nearness: number };

/** How much nearness counts beside what is shared: `npm run eval tuning` says what else was tried. */
const nearnessWeight = 0.15;
/** What is less near shares words or nothing. */
const leastNearness = 0.5;

/**
 * The candidates most like these papers, best first, by what they share and by their meaning. The papers themselves are
 * never among them, nor another entry of the same title.
 */
export function rankSimilar(
  to: readonly Paper[],
  phrases: readonly TellingPhrase[],
  candidates: readonly MaybeSimilar[],
): readonly Similar[] {
  const titles = new Set(to.map(titleOf));
  const ids = new Set(to.map(({ id }) => id));
  const all = weightOf(phrases);
  const findIn = makeFinder(phrases);
  const similar = candidates
    .filter(({ listed: { paper } }) => !ids.has(paper.id) && !titles.has(titleOf(paper)))
    .map(({ listed, nearness }) => {
      const found = findIn(listed.paper);
      return { ...listed, shares: sharesOf(found), shared: all > 0 ? weightOf(found) / all : 0, nearness };
    });
  return byLikeness(
    similar.filter(({ shares, nearness }) => shares.length > 0 || nearness >= leastNearness),
    nearnessWeight,
  );
}

/** The most alike first, where nearness counts so much. */
export function byLikeness(similar: readonly Similar[], weight: number): readonly Similar[] {
  const score = ({ shared, nearness }: Similar) => shared + weight * nearness;
  return similar.toSorted((one, other) => score(other) - score(one));
}

function weightOf(phrases: readonly TellingPhrase[]): number {
  return phrases.reduce((sum, { weight }) => sum + weight, 0);
}

/** The words of a title: two entries of one work may differ in its case and its LaTeX. */
function titleOf({ title, id }: Paper): string {
  return wordsOf(title).join(' ') || id;
}

/** Of phrases that lie within each other the most telling one, as it was typed. */
function sharesOf(found: readonly TellingPhrase[]): readonly string[] {
  const said: string[] = [];
  return found.flatMap(({ query }) => {
    const words = ` ${query.words.join(' ')} `;
    if (said.some((other) => other.includes(words) || words.includes(other))) return [];
    said.push(words);
    return [query.typed];
  });
}
