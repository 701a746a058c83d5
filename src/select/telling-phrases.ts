import { latexToText } from '../latex/latex.ts';
import type { Paper } from '../paper.ts';
import type { Query } from '../query/query.ts';
import { wordSpansOf, wordsOf } from '../query/words.ts';
import edges from './keyword-edges.json' with { type: 'json' };

/** A word or some side by side, as a query that finds papers; and how much it tells of a paper that it says so. */
export type TellingPhrase = {
  readonly query: Extract<Query, { kind: 'words' }>;
  readonly weight: number;
  /** So many papers hold it at most: as many as its rarest word. */
  readonly most: number;
};

/** Longer phrases are rarely said twice in the same words. */
const longest = 4;
/** With 40 of them `similar` is worse, and with 160 no better (`npm run eval tuning`). */
const mostPhrases = 80;
/** What is less likely to be a keyword says nothing of a paper: `method`, `novel`, `result`. */
const leastLikely = 0.001;

/**
 * The phrases that tell most of what papers are about, best first: those that begin and end as keywords do, and that are
 * rare. `holding` says how many of `all` papers hold each of the papers' words. What several of the papers say tells more.
 */
export function tellingPhrases(
  papers: readonly Paper[],
  holding: ReadonlyMap<string, number>,
  all: number,
): readonly TellingPhrase[] {
  const papersWith = (word: string) => Math.max(1, holding.get(word) ?? 1);
  const weights = new Map<string, TellingPhrase>();
  for (const paper of papers) {
    for (const [key, { words, typed }] of phrasesOf(paper)) {
      const counts = words.map(papersWith);
      const weight = (weights.get(key)?.weight ?? 0) + likelihood(words) * rarityOf(counts, all);
      const query = { kind: 'words', words, field: 'text', typed } as const;
      weights.set(key, { query, weight, most: Math.min(...counts) });
    }
  }
  return [...weights.values()].toSorted((one, other) => other.weight - one.weight).slice(0, mostPhrases);
}

/** Gives those of the phrases that a paper says, in the order given. */
export function makeFinder<Phrase extends TellingPhrase>(
  phrases: readonly Phrase[],
): (paper: Paper) => readonly Phrase[] {
  const beginning = Map.groupBy(phrases, ({ query }) => query.words[0] ?? '');
  return (paper) => {
    const found = new Set<Phrase>();
    for (const words of textsOf(paper).map(wordsOf))
      for (const [at, word] of words.entries())
        for (const phrase of beginning.get(word) ?? [])
          if (phrase.query.words.every((wanted, offset) => words[at + offset] === wanted)) found.add(phrase);
    return phrases.filter((phrase) => found.has(phrase));
  };
}

/** The words whose rarity `tellingPhrases` asks for. */
export function wordsToWeigh(papers: readonly Paper[]): readonly string[] {
  return [...new Set(papers.flatMap(textsOf).flatMap(wordsOf))];
}

/** Words side by side come together more often than by chance: as rare as six tenths of their rarities say. */
const together = 0.6;

function rarityOf(counts: readonly number[], all: number): number {
  const sum = counts.reduce((sum, papers) => sum + Math.max(0, Math.log((all + 1) / papers)), 0);
  return Math.min(Math.log(all + 1), together * sum);
}

/** How likely words are a keyword where they stand in a text: how often keywords begin with the first and end with the last. */
function likelihood(words: readonly string[]): number {
  return (begins.get(words[0] ?? '') ?? edges.others) * (ends.get(words.at(-1) ?? '') ?? edges.others);
}

const known = edges.words.split(' ');
const begins = sharesIn(edges.begins);
const ends = sharesIn(edges.ends);

/** As `src/vectors/training/keyword-edges.ts` wrote them. */
function sharesIn(digits: string): ReadonlyMap<string, number> {
  return new Map(known.map((word, at) => [word, (Number.parseInt(digits[at] ?? '0', 36) / 35) ** 2]));
}

/** What is shown of a phrase is how the first of these says it. */
function textsOf({ title, abstract, keywords }: Paper): readonly string[] {
  return [...keywords, abstract, title];
}

type Phrase = { readonly words: readonly string[]; readonly typed: string };

function phrasesOf(paper: Paper): ReadonlyMap<string, Phrase> {
  const phrases = new Map<string, Phrase>();
  for (const text of textsOf(paper).map(latexToText)) {
    const spans = wordSpansOf(text);
    for (const [at, { start }] of spans.entries()) {
      for (let count = 1; count <= Math.min(longest, spans.length - at); count++) {
        const within = spans.slice(at, at + count);
        const typed = text.slice(start, within.at(-1)?.end);
        if (breaks.test(typed)) break;
        const words = within.map(({ word }) => word);
        if (words.slice(1, -1).some((word) => neverWithin.has(word))) break;
        if (likelihood(words) < leastLikely || phrases.has(words.join(' '))) continue;
        phrases.set(words.join(' '), { words, typed: typed.replace(/\s+/g, ' ') });
      }
    }
  }
  return phrases;
}

/** What no phrase reaches over: brackets, and what ends a sentence or a part of it. */
const breaks = /[()[\]{}]|[.!?;:,]\s/;
const neverWithin = new Set(
  'a an and are as but by from into is it its nor or our than that the this was we which with'.split(' '),
);
