import type { ListedPaper } from '../match.ts';
import type { Paper } from '../paper.ts';
import { commonWords } from '../query/common-words.ts';
import { findWords, preparePaper } from '../query/match.ts';
import type { Query } from '../query/query.ts';
import { wordsOf } from '../query/words.ts';
import { likenessOfWords } from './word-likeness.ts';

/** Something a paper is about, as a query that finds others; how many papers it finds says how telling it is. */
export type Trait = { readonly query: Extract<Query, { kind: 'words' }>; readonly inTitle: boolean };

/** More traits are not asked for: the first keywords and title words say what a paper is about. */
const mostTraits = 24;

/** What a paper says of itself: its keywords, the words of its title, and words that its abstract repeats. */
export function traitsOf(paper: Paper): readonly Trait[] {
  const title = new Set(wordsOf(paper.title));
  const titled = [...title].filter((word) => !isCommon(word));
  const repeated = [...Map.groupBy(wordsOf(paper.abstract), (word) => word)]
    .filter(([word, times]) => times.length > 1 && !isCommon(word))
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([word]) => word);
  const traits = [
    ...paper.keywords.map((typed) => traitOf(typed, title)),
    ...titled.map((typed) => traitOf(typed, title)),
    ...repeated.slice(0, 8).map((typed) => traitOf(typed, title)),
  ].filter((trait) => trait !== undefined);
  return [...new Map(traits.map((trait) => [trait.query.words.join(' '), trait])).values()].slice(
    0,
    mostTraits,
  );
}

/** A trait with the number of papers it finds. */
export type Weighed = Trait & { readonly papers: number };

/** Traits that are asked for: each one more makes the search slower and says less. */
const traitsAsked = 14;
/** Papers that all of them may find together: of a million papers a trait of one in twenty alone would find more. */
const papersAsked = 20_000;

/** The most telling traits of `all` papers: the rarest of those that find any other paper, and that few hold. */
export function mostTelling(traits: readonly Weighed[], all: number): readonly Weighed[] {
  return traits
    .filter(({ papers }) => papers > 1 && papers <= Math.max(20, all / 20))
    .toSorted((a, b) => a.papers - b.papers)
    .filter((_, at, sorted) => sum(sorted.slice(0, at + 1)) <= papersAsked)
    .slice(0, traitsAsked);
}

function sum(traits: readonly Weighed[]): number {
  return traits.reduce((sum, { papers }) => sum + papers, 0);
}

/** A paper that is like others. */
export type Similar = ListedPaper & {
  /** What they share, the most telling first; nothing where it is only near in meaning. */
  readonly shares: readonly string[];
  readonly sharesCategory: boolean;
};

/** A paper that may be like others, and how near in meaning it is to them: a cosine, 0 where nobody knows. */
export type MaybeSimilar = { readonly listed: ListedPaper; readonly nearness: number };

/** How much the likeness of words counts beside nearness: `npm run eval meaning` finds 1 to 4 alike, and less worse. */
const wordsWeight = 2;
/** What is less near shares words or nothing. */
const leastNearness = 0.5;

/**
 * The candidates most like these papers, best first, by their words and by their meaning; `holding` says how many papers
 * hold each of their words. The papers themselves are never among them, nor another entry of the same title.
 */
export function rankSimilar(
  to: readonly Paper[],
  traits: readonly Weighed[],
  candidates: readonly MaybeSimilar[],
  all: number,
  holding: ReadonlyMap<string, number>,
  now: Date,
): readonly Similar[] {
  const titles = new Set(to.map(titleOf));
  const ids = new Set(to.map(({ id }) => id));
  const likeness = likenessOfWords(to, holding, all);
  return candidates
    .filter(({ listed: { paper } }) => !ids.has(paper.id) && !titles.has(titleOf(paper)))
    .map(({ listed, nearness }) => {
      const paper = preparePaper(listed);
      const found = traits.filter(({ query }) => findWords(query, { paper, now }));
      const shared = found.filter((trait) => !found.some((other) => isWithin(trait, other)));
      const sharesCategory = listed.paper.categories.some((category) =>
        to.some(({ categories }) => categories.includes(category)),
      );
      const score = wordsWeight * likeness(listed.paper) + nearness + (sharesCategory ? 0.03 : 0);
      return { ...listed, shares: shared.map(({ query }) => query.typed), sharesCategory, nearness, score };
    })
    .filter(({ shares, nearness }) => shares.length > 0 || nearness >= leastNearness)
    .toSorted((a, b) => b.score - a.score)
    .map(({ score: _, nearness: __, ...similar }) => similar);
}

/** The words of a title: two entries of one work may differ in its case and its LaTeX. */
function titleOf({ title, id }: Paper): string {
  return wordsOf(title).join(' ') || id;
}

/** A word of a phrase that is shared too says nothing more. */
function isWithin({ query: short }: Trait, { query: long }: Trait): boolean {
  return short.words.length < long.words.length && short.words.every((word) => long.words.includes(word));
}

function traitOf(typed: string, title: ReadonlySet<string>): Trait | undefined {
  const words = wordsOf(typed);
  const [only, second] = words;
  // Common words side by side, as "video generation", may say a lot.
  if (only === undefined || (second === undefined && isCommon(only))) return undefined;
  return {
    query: { kind: 'words', words, field: 'text', typed },
    inTitle: words.every((word) => title.has(word)),
  };
}

function isCommon(word: string): boolean {
  return word.length < 3 || commonWords.has(word) || idleWords.has(word);
}

/** Words of titles that say nothing of what a paper is about, though few papers hold them. */
const idleWords = new Set(
  'about act does instead just know make matter never should stop then what who why will you your'.split(' '),
);
