import { dayMs } from '../day.ts';
import { type Mark, marksToBeFelt } from '../mark.ts';
import type { Paper, PaperId } from '../paper.ts';
import type { Vectors } from '../query/likeness.ts';
import { dot, likeness, type Seen, seePapers, shared } from './taste-features.ts';
import { solve } from './taste-solve.ts';

/** What marks teach of papers: how welcome each will be, and which liked paper says so. */
export type Taste = {
  /** Papers that it learned from; of fewer than five nothing is felt. */
  readonly marks: number;
  readonly of: (paper: PaperId) => Liking;
};

export type Liking = {
  /** From about -1, unwelcome, to 1, welcome; 0 where nothing is known. */
  readonly welcome: number;
  /** The liked paper that speaks most for it; absent where none does clearly. */
  readonly because?: PaperId;
};

/** Of whom nothing is known. */
export const noTaste: Taste = { marks: 0, of: () => ({ welcome: 0 }) };

/** Marks, the papers they are on, and the papers to choose from. */
type Lessons = {
  readonly marks: readonly Mark[];
  /** The marked papers that are known still; a mark on another teaches nothing. */
  readonly marked: readonly Paper[];
  readonly candidates: readonly Paper[];
  readonly vectors: Vectors;
  readonly now: Date;
};

/** A mark counts half after so many days: interests move on. */
const halfLifeDays = 90;
/** More marks than this say little more, and take long to learn from. */
const marksLearned = 200;
/** How much a mark may be an accident: the ridge of the regression. */
const doubt = 1;
/** So alike must a liked paper be to be named as the reason: two papers of one day taken at random are at 0. */
const clear = 0.12;

/**
 * Learns a linear model of words, names and meaning by ridge regression. It is solved in its dual form: the weights are a sum
 * over marked papers, so that each liked paper's share in a welcome can be named. The order of nothing matters.
 */
export function learnTaste({ marks, marked, candidates, vectors, now }: Lessons): Taste {
  const known = new Set(marked.map(({ id }) => id));
  const opinions = opinionsOf(
    marks.filter(({ paper }) => known.has(paper)),
    now,
  );
  if (opinions.length < marksToBeFelt) return { ...noTaste, marks: opinions.length };
  const seen = new Map(
    seePapers([...marked, ...candidates], candidates, vectors).map((one) => [one.id, one]),
  );
  const examples = opinions.flatMap(({ paper, target, weight }) => {
    const one = seen.get(paper);
    return one ? [{ seen: one, target, weight }] : [];
  });
  const model = modelOf(examples, sharesOf(examples));
  return {
    marks: opinions.length,
    of: (paper) => {
      const one = seen.get(paper);
      if (!one) return { welcome: 0 };
      const welcome = (dot(model.meaning, one.meaning) + shared(model.traits, one.traits)) / 2;
      const because = welcome > 0 ? strongest(model.liked, one) : undefined;
      return { welcome, ...(because !== undefined && { because }) };
    },
  };
}

type Example = { readonly seen: Seen; readonly target: number; readonly weight: number };
type Opinion = { readonly paper: PaperId; readonly target: number; readonly weight: number };

/** What was marked, each paper once, newest first. Readers of a place may disagree: where they balance, nothing is said. */
function opinionsOf(marks: readonly Mark[], now: Date): readonly Opinion[] {
  return [...Map.groupBy(marks, ({ paper }) => paper)]
    .map(([paper, ofPaper]) => {
      const newest = ofPaper.map(({ at }) => at).reduce((a, b) => (a > b ? a : b));
      const sum = ofPaper.reduce((total, { verdict }) => total + (verdict === 'like' ? 1 : -1), 0);
      const days = Math.max(0, now.getTime() - Date.parse(newest)) / dayMs;
      return {
        paper,
        newest,
        target: Math.sign(sum),
        weight: 0.5 ** (days / halfLifeDays) * Math.sqrt(Math.abs(sum)),
      };
    })
    .filter(({ target }) => target !== 0)
    .toSorted((a, b) => (a.newest === b.newest ? (a.paper < b.paper ? -1 : 1) : a.newest > b.newest ? -1 : 1))
    .slice(0, marksLearned);
}

/** Each example's share in the weights: what an example of little weight says may be off by more. */
function sharesOf(examples: readonly Example[]): readonly number[] {
  const matrix = examples.map((row, at) => {
    const line = new Float64Array(examples.length);
    for (const [other, column] of examples.slice(0, at + 1).entries())
      line[other] = likeness(row.seen, column.seen) + (at === other ? doubt / Math.max(row.weight, 1e-6) : 0);
    return line;
  });
  return solve(
    matrix,
    examples.map(({ target }) => target),
  );
}

type Shared = Example & { readonly share: number };

/** A weight for each trait and each dimension of meaning, and the liked papers that they are from. */
type Model = {
  readonly liked: readonly Shared[];
  readonly meaning: Float32Array;
  readonly traits: ReadonlyMap<string, number>;
};

function modelOf(examples: readonly Example[], shares: readonly number[]): Model {
  const all = examples.map((example, at) => ({ ...example, share: shares[at] ?? 0 }));
  const meaning = new Float32Array(Math.max(0, ...all.map(({ seen }) => seen.meaning.length)));
  const traits = new Map<string, number>();
  for (const { seen, share } of all) {
    for (const [at, value] of seen.meaning.entries()) meaning[at] = (meaning[at] ?? 0) + share * value;
    for (const [trait, weight] of seen.traits) traits.set(trait, (traits.get(trait) ?? 0) + share * weight);
  }
  return { liked: all.filter(({ target }) => target > 0), meaning, traits };
}

/** The liked paper with the largest share in this one's welcome, of those that are clearly like it. */
function strongest(liked: readonly Shared[], one: Seen): PaperId | undefined {
  let best: { readonly paper: PaperId; readonly points: number } | undefined;
  for (const { seen, share } of liked) {
    const alike = seen.id === one.id ? 0 : likeness(seen, one);
    if (alike >= clear && alike * share > (best?.points ?? 0))
      best = { paper: seen.id, points: alike * share };
  }
  return best?.paper;
}
