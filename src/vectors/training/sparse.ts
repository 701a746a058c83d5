import { weighTerms } from '../terms.ts';

/** The terms of a text, each once, and how much each counts there. */
export type SparseRow = { readonly terms: Int32Array; readonly weights: Float32Array };

export function sparseRow(found: readonly number[]): SparseRow {
  const weights = weighTerms(found);
  return { terms: Int32Array.from(weights.keys()), weights: Float32Array.from(weights.values()) };
}
