import type { PaperId } from '../../../src/paper.ts';

/** A way of searching that is measured. */
export const ways = ['bm25 alone', 'vectors alone', 'hybrid'] as const;
export type Way = (typeof ways)[number];

/** How a way did on all questions of a row, both from 0 to 1. */
export type Score = { readonly first: number; readonly second: number };

/** One row of the table. */
export type MeaningRow = {
  readonly name: string;
  readonly questions: number;
  /** What the two numbers of a score are. */
  readonly measures: string;
  readonly scores: Readonly<Record<Way, Score>>;
};

/** Words that somebody types, and the one paper that they want. */
export type Question = { readonly words: readonly string[]; readonly wanted: PaperId };

/** Questions of a row, at most: of 300 the figures are right to about two in a hundred. */
export const mostQuestions = 300;

/** An answer is read no further than this. */
export const answerLength = 100;

/** Whether the wanted paper is among the first ten, and 1 over its place among the first hundred. */
export function scoreOfOne(answer: readonly PaperId[], wanted: PaperId): Score {
  const place = answer.slice(0, answerLength).indexOf(wanted);
  return { first: place >= 0 && place < 10 ? 1 : 0, second: place >= 0 ? 1 / (place + 1) : 0 };
}

export function meanScore(scores: readonly Score[]): Score {
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  return {
    first: mean(scores.map(({ first }) => first)),
    second: mean(scores.map(({ second }) => second)),
  };
}

/** Asks each question in each way. */
export async function askAll<Asked>(
  questions: readonly Asked[],
  ask: (question: Asked) => Promise<Readonly<Record<Way, Score>>>,
): Promise<Readonly<Record<Way, Score>>> {
  const scores: Readonly<Record<Way, Score>>[] = [];
  for (const question of questions) scores.push(await ask(question));
  const of = (way: Way) => meanScore(scores.map((score) => score[way]));
  return { 'bm25 alone': of('bm25 alone'), 'vectors alone': of('vectors alone'), hybrid: of('hybrid') };
}
