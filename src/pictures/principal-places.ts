import type { Point } from './apart.ts';

/** Each vector along the two directions in which the vectors differ most, in the order given; the same every time. */
export function principalPlaces(vectors: readonly Float32Array[]): readonly Point[] {
  const centred = aroundTheirMiddle(vectors);
  const first = mainDirection(centred, []);
  const second = mainDirection(centred, [first]);
  return centred.map((vector) => ({ x: along(vector, first), y: along(vector, second) }));
}

function aroundTheirMiddle(vectors: readonly Float32Array[]): readonly Float64Array[] {
  const middle = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (let at = 0; at < middle.length; at++)
      middle[at] = (middle[at] ?? 0) + (vector[at] ?? 0) / vectors.length;
  return vectors.map((vector) => Float64Array.from(middle, (value, at) => (vector[at] ?? 0) - value));
}

/** The direction, across the others, in which these lie furthest apart: by power iteration, as far as a first look takes it. */
function mainDirection(vectors: readonly Float64Array[], others: readonly Float64Array[]): Float64Array {
  // Begun where the vector is that lies furthest out: it has the direction looked for in it.
  const start = vectors.toSorted((one, other) => along(other, other) - along(one, one))[others.length];
  let direction = unit(across(Float64Array.from(start ?? []), others));
  for (let round = 0; round < 10; round++) {
    const next = new Float64Array(direction.length);
    for (const vector of vectors) add(next, vector, along(vector, direction));
    direction = unit(across(next, others));
  }
  return direction;
}

/** What of the vector lies in none of the directions. */
function across(vector: Float64Array, directions: readonly Float64Array[]): Float64Array {
  for (const direction of directions) add(vector, direction, -along(vector, direction));
  return vector;
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(along(vector, vector));
  return length > 1e-12 ? vector.map((value) => value / length) : vector;
}

function add(to: Float64Array, vector: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at++) to[at] = (to[at] ?? 0) + (vector[at] ?? 0) * times;
}

function along(vector: Float64Array, direction: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < vector.length; at++) sum += (vector[at] ?? 0) * (direction[at] ?? 0);
  return sum;
}
