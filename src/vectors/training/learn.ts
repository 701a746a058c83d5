import { makeAdam } from './adam.ts';
import { contrast } from './contrast.ts';
import { encode, encodeBack } from './encode.ts';
import type { Pair } from './pairs.ts';

export type LearningPlan = {
  readonly rounds: number;
  /** Pairs in a batch: each is told apart from all others of its batch. */
  readonly batch: number;
  /** The size of the first steps; later ones become smaller, down to none. */
  readonly step: number;
  readonly temperature: number;
};

/** How one round of learning went: `loss` is the mean over its batches. */
type Round = { readonly round: number; readonly loss: number };

/** Moves the terms' vectors in place, round by round, until the two texts of a pair point the same way and others do not. */
export function* learn(
  table: Float32Array,
  dimensions: number,
  pairsOfRound: () => Iterable<Pair>,
  { rounds, batch, step, temperature }: LearningPlan,
): Generator<Round> {
  const adam = makeAdam(table, dimensions);
  for (let round = 0; round < rounds; round++) {
    const losses: number[] = [];
    const batches = batchesOf(pairsOfRound(), batch);
    for (const [number, pairs] of batches.entries()) {
      const done = (round + number / batches.length) / rounds;
      const warming = Math.min(1, (round * batches.length + number + 1) / warmingSteps);
      const size = step * warming * (1 - done);
      losses.push(learnBatch(pairs, size));
    }
    yield { round, loss: losses.reduce((sum, loss) => sum + loss, 0) / losses.length };
  }

  function learnBatch(pairs: readonly Pair[], size: number): number {
    const texts = { left: pairs.map(({ left }) => left), right: pairs.map(({ right }) => right) };
    const left = encode(texts.left, table, dimensions);
    const right = encode(texts.right, table, dimensions);
    const found = contrast(left.units, right.units, pairs.length, temperature);
    encodeBack(texts.left, left, found.left, adam.gradient, dimensions);
    encodeBack(texts.right, right, found.right, adam.gradient, dimensions);
    adam.step(new Set([...texts.left, ...texts.right].flatMap(({ terms }) => [...terms])), size);
    return found.loss;
  }
}

/** The first steps are small, until Adam knows how steep it is. */
const warmingSteps = 50;

/** Whole batches only: in a small one there is little to tell apart. */
function batchesOf(pairs: Iterable<Pair>, size: number): readonly (readonly Pair[])[] {
  const all = [...pairs];
  const count = Math.max(1, Math.floor(all.length / size));
  return Array.from({ length: count }, (_, at) => all.slice(at * size, (at + 1) * size));
}
