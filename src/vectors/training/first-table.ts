import { mainDirections } from './directions.ts';
import type { SparseRow } from './sparse.ts';

/**
 * A vector for each term to begin with, row by row: what TF-IDF says of the papers, in the fewer dimensions in which
 * they differ most.
 */
export function firstTable(
  papers: readonly SparseRow[],
  terms: number,
  dimensions: number,
  random: () => number,
): Float32Array {
  const rarity = raritiesOf(papers, terms);
  const rows = papers.map((paper) => unitRow(paper, rarity));
  const table = mainDirections(rows, terms, dimensions, random);
  for (let at = 0; at < table.length; at++)
    table[at] = (table[at] ?? 0) * (rarity[Math.floor(at / dimensions)] ?? 0);
  return ofSize(table);
}

/** The usual size of a number of the table: steps of learning are measured against it. */
const usualSize = 0.05;

/** The inverse document frequency of each term: ln(papers / papers that hold it). */
function raritiesOf(papers: readonly SparseRow[], terms: number): Float64Array {
  const holding = new Float64Array(terms);
  for (const paper of papers) for (const term of paper.terms) holding[term] = (holding[term] ?? 0) + 1;
  return holding.map((count) => Math.log(papers.length / Math.max(1, count)));
}

function unitRow({ terms, weights }: SparseRow, rarity: Float64Array): SparseRow {
  const rare = weights.map((weight, at) => weight * (rarity[terms[at] ?? 0] ?? 0));
  const length = Math.sqrt(rare.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  return { terms, weights: rare.map((weight) => weight / length) };
}

function ofSize(table: Float32Array): Float32Array {
  const size = Math.sqrt(table.reduce((sum, part) => sum + part * part, 0) / table.length) || 1;
  return table.map((part) => (part / size) * usualSize);
}
