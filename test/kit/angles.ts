import type { Embedder } from '../../src/embedder.ts';

const dimensions = 64;

/** A model for tests: what a paper means is the angle that its title names, in degrees: `Paper at 30`. */
export const angles: Embedder = {
  name: 'angles of tests',
  dimensions,
  embedPapers: async (papers) => papers.map(({ title }) => vectorAt(angleIn(title) ?? 90)),
  embedQuery: async (words) => {
    const angle = angleIn(words);
    return angle === undefined ? undefined : vectorAt(angle);
  },
};

/** The cosine of the angle between two such vectors is how near they are. */
export function vectorAt(degrees: number): Float32Array {
  const vector = new Float32Array(dimensions);
  vector[0] = Math.cos((degrees * Math.PI) / 180);
  vector[1] = Math.sin((degrees * Math.PI) / 180);
  return vector;
}

function angleIn(words: string): number | undefined {
  const found = /\d+$/.exec(words)?.[0];
  return found === undefined ? undefined : Number(found);
}
