import type { ListedPaper } from '../match.ts';
import type { Paper } from '../paper.ts';
import { commonWords } from '../query/common-words.ts';
import { findWords, preparePaper } from '../query/match.ts';
import type { Query } from '../query/query.ts';
import { wordsOf } from '../query/words.ts';

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

/** What a rare trait counts at most: two papers with one odd word in common are not yet alike. */
const mostPoints = 6;

/** The most telling traits of `all` papers: the rarest of those that find any other paper, and that few hold. */
export function mostTelling(traits: readonly Weighed[], all: number): readonly Weighed[] {
  return traits
    .filter(({ papers }) => papers > 1 && papers <= Math.max(20, all / 20))
    .toSorted((a, b) => a.papers - b.papers)
    .slice(0, traitsAsked);
}

/** A paper that shares traits with another. */
export type Similar = ListedPaper & {
  /** What they share, the most telling first. */
  readonly shares: readonly string[];
  readonly sharesCategory: boolean;
};

/** The candidates that share most with the paper, best first; it is never among them. A rare trait counts more than a common one. */
export function rankSimilar(
  to: Paper,
  traits: readonly Weighed[],
  candidates: readonly ListedPaper[],
  all: number,
  now: Date,
): readonly Similar[] {
  return candidates
    .filter(({ paper }) => paper.id !== to.id)
    .map((listed) => {
      const paper = preparePaper(listed);
      const found = traits.filter(({ query }) => findWords(query, { paper, now }));
      const shared = found.filter((trait) => !found.some((other) => isWithin(trait, other)));
      const sharesCategory = listed.paper.categories.some((category) => to.categories.includes(category));
      const points = shared.reduce((sum, trait) => {
        const inBothTitles = trait.inTitle && trait.query.words.every((word) => paper.titleWords.has(word));
        const points = Math.min(mostPoints, Math.log((all + 1) / trait.papers));
        return sum + points * (inBothTitles ? 1.5 : 1) * trait.query.words.length ** 0.5;
      }, 0);
      return { ...listed, shares: shared.map(({ query }) => query.typed), sharesCategory, points };
    })
    .filter(({ shares }) => shares.length > 0)
    .toSorted((a, b) => b.points + Number(b.sharesCategory) - a.points - Number(a.sharesCategory))
    .map(({ points: _, ...similar }) => similar);
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
