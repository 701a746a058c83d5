import { orthonormalize } from './orthonormal.ts';
import { normal } from './random.ts';
import type { SparseRow } from './sparse.ts';

/**
 * The directions in which rows differ most, as the columns of a table of `columns` × `count`: an orthonormal basis of
 * the first right singular vectors, by subspace iteration from a random start (Halko, Martinsson, Tropp 2011, 4.4).
 */
export function mainDirections(
  rows: readonly SparseRow[],
  columns: number,
  count: number,
  random: () => number,
): Float32Array {
  let basis = Float32Array.from({ length: columns * count }, () => normal(random));
  for (let round = 0; round < rounds; round++) {
    orthonormalize(basis, count);
    basis = timesItself(rows, basis, count);
  }
  orthonormalize(basis, count);
  return basis;
}

/** More rounds change nothing that the measurement shows. */
const rounds = 4;

/** Aᵀ·A·basis, row of A by row. */
function timesItself(
  rows: readonly SparseRow[],
  basis: Float32Array,
  count: number,
): Float32Array<ArrayBuffer> {
  const product = new Float32Array(basis.length);
  const projected = new Float64Array(count);
  for (const { terms, weights } of rows) {
    projected.fill(0);
    for (let at = 0; at < terms.length; at++) {
      const row = (terms[at] ?? 0) * count;
      const weight = weights[at] ?? 0;
      for (let column = 0; column < count; column++)
        projected[column] = (projected[column] ?? 0) + weight * (basis[row + column] ?? 0);
    }
    for (let at = 0; at < terms.length; at++) {
      const row = (terms[at] ?? 0) * count;
      const weight = weights[at] ?? 0;
      for (let column = 0; column < count; column++)
        product[row + column] = (product[row + column] ?? 0) + weight * (projected[column] ?? 0);
    }
  }
  return product;
}
