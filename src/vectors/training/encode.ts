import type { SparseRow } from './sparse.ts';

/** Texts as unit vectors, row by row, and how long each was before. */
type Encoded = { readonly units: Float32Array; readonly lengths: Float32Array };

/** The direction of each text: the sum of its terms' vectors, which are the rows of the table, as the model reads texts too. */
export function encode(texts: readonly SparseRow[], table: Float32Array, dimensions: number): Encoded {
  const units = new Float32Array(texts.length * dimensions);
  const lengths = new Float32Array(texts.length);
  for (const [number, { terms, weights }] of texts.entries()) {
    const unit = units.subarray(number * dimensions, (number + 1) * dimensions);
    for (let at = 0; at < terms.length; at++)
      addTimes(unit, 0, table, (terms[at] ?? 0) * dimensions, weights[at] ?? 0, dimensions);
    const length = Math.sqrt(dot(unit, unit)) || 1;
    lengths[number] = length;
    for (let at = 0; at < dimensions; at++) unit[at] = (unit[at] ?? 0) / length;
  }
  return { units, lengths };
}

/** Adds to `gradient`, a table of terms, how the loss changes with each term's vector; `slopes` says it of the unit vectors. */
export function encodeBack(
  texts: readonly SparseRow[],
  { units, lengths }: Encoded,
  slopes: Float32Array,
  gradient: Float32Array,
  dimensions: number,
): void {
  for (const [number, { terms, weights }] of texts.entries()) {
    const unit = units.subarray(number * dimensions, (number + 1) * dimensions);
    const slope = slopes.subarray(number * dimensions, (number + 1) * dimensions);
    // What only makes a vector longer changes no direction.
    const along = dot(unit, slope);
    const length = lengths[number] ?? 1;
    for (let at = 0; at < dimensions; at++) slope[at] = ((slope[at] ?? 0) - along * (unit[at] ?? 0)) / length;
    for (let at = 0; at < terms.length; at++)
      addTimes(gradient, (terms[at] ?? 0) * dimensions, slope, 0, weights[at] ?? 0, dimensions);
  }
}

/** to += from · factor, over `count` numbers that begin at these places. */
export function addTimes(
  to: Float32Array,
  toAt: number,
  from: Float32Array,
  fromAt: number,
  factor: number,
  count: number,
): void {
  for (let at = 0; at < count; at++) to[toAt + at] = (to[toAt + at] ?? 0) + factor * (from[fromAt + at] ?? 0);
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
