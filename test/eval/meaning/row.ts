import type { PaperId } from '../../../src/paper.ts';

/** A way of searching that is measured. */
export const ways = ['bm25 alone', 'vectors alone', 'hybrid'] as const;
export type Way = (typeof ways)[number];

/** How a way did on all questions of a row, both from 0 to 1. */
export type Score = { readonly first: number; readonly second: number };

/** How much better the hybrid did than another way, question by question, and the standard error of that mean. */
export type Gain = { readonly mean: number; readonly error: number };

/** What was measured of all questions of a row. */
export type Measured = {
  readonly scores: Readonly<Record<Way, Score>>;
  /** Of the hybrid over the best single way, for the first and for the second number of a score. */
  readonly gains: readonly [Gain, Gain];
};

/** One row of the table. */
export type MeaningRow = Measured & {
  readonly name: string;
  readonly questions: number;
  /** What the two numbers of a score are. */
  readonly measures: string;
};

/** Words that somebody types, and the one paper that they want. */
export type Question = { readonly words: readonly string[]; readonly wanted: PaperId };

/** Questions of a row, at most: of 1,000 the figures are right to about one in a hundred. */
export const mostQuestions = 1_000;

/** An answer is read no further than this. */
export const answerLength = 100;

/** Whether the wanted paper is among the first ten, and 1 over its place among the first hundred. */
export function scoreOfOne(answer: readonly PaperId[], wanted: PaperId): Score {
  const place = answer.slice(0, answerLength).indexOf(wanted);
  return { first: place >= 0 && place < 10 ? 1 : 0, second: place >= 0 ? 1 / (place + 1) : 0 };
}

/** Asks each question in each way. */
export async function askAll<Asked>(
  questions: readonly Asked[],
  ask: (question: Asked) => Promise<Readonly<Record<Way, Score>>>,
): Promise<Measured> {
  const scores: Readonly<Record<Way, Score>>[] = [];
  for (const question of questions) scores.push(await ask(question));
  const of = (way: Way) => meanScore(scores.map((score) => score[way]));
  return {
    scores: { 'bm25 alone': of('bm25 alone'), 'vectors alone': of('vectors alone'), hybrid: of('hybrid') },
    gains: [gainOf(scores, ({ first }) => first), gainOf(scores, ({ second }) => second)],
  };
}

export function meanScore(scores: readonly Score[]): Score {
  return {
    first: meanOf(scores.map(({ first }) => first)),
    second: meanOf(scores.map(({ second }) => second)),
  };
}

function gainOf(scores: readonly Readonly<Record<Way, Score>>[], number: (score: Score) => number): Gain {
  const of = (way: Way) => scores.map((score) => number(score[way]));
  const [words, vectors, hybrid] = [of('bm25 alone'), of('vectors alone'), of('hybrid')];
  const best = meanOf(words) > meanOf(vectors) ? words : vectors;
  const gains = hybrid.map((score, at) => score - (best[at] ?? 0));
  const mean = meanOf(gains);
  const variance = meanOf(gains.map((gain) => (gain - mean) ** 2));
  return { mean, error: Math.sqrt(variance / gains.length) };
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
