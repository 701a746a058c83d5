import type { Embedder } from '../../src/embedder.ts';
import { wordsOf } from '../../src/query/words.ts';
import { randomNumbers } from '../chaos/faults.ts';

const dimensions = 64;

/**
 * An embedder for tests, which knows every word: each has a random direction of its own, but words of one group share
 * theirs, as a model's words of one meaning nearly do.
 */
export function testEmbedder(alike: readonly (readonly string[])[] = [], name = 'test-words'): Embedder {
  const groups = new Map(
    alike.flatMap((words) =>
      words.map((word) => [wordsOf(word).join(' '), wordsOf(words[0] ?? '').join(' ')]),
    ),
  );
  const known = new Map<string, Float32Array>();
  const partsOf = (word: string): Float32Array => {
    const random = randomNumbers(seedOf(groups.get(word) ?? word));
    const parts = known.get(word) ?? Float32Array.from({ length: dimensions }, () => random() - 0.5);
    known.set(word, parts);
    return parts;
  };
  const directionOf = (text: string): Float32Array | undefined => {
    const sum = new Float32Array(dimensions);
    for (const word of wordsOf(text))
      for (const [at, part] of partsOf(word).entries()) sum[at] = (sum[at] ?? 0) + part;
    const length = Math.hypot(...sum);
    return length > 0 ? sum.map((part) => part / length) : undefined;
  };
  return {
    name,
    dimensions,
    embedPapers: async (papers) =>
      papers.map(({ title, abstract }) => directionOf(`${title} ${abstract}`) ?? firstAxis()),
    embedQuery: async (words) => directionOf(words),
  };
}

function firstAxis(): Float32Array {
  return Float32Array.from({ length: dimensions }, (_, at) => (at === 0 ? 1 : 0));
}

function seedOf(word: string): number {
  return [...word].reduce((seed, letter) => Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0), 7);
}
