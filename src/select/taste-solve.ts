/**
 * Solves `matrix × x = right` for a symmetric, positive definite matrix, by Cholesky's decomposition in place. A diagonal that
 * rounding made too small is lifted: a sum of likenesses and a ridge is never truly singular.
 */
export function solve(matrix: readonly Float64Array[], right: readonly number[]): readonly number[] {
  const size = right.length;
  const at = (row: number, column: number): number => matrix[row]?.[column] ?? 0;
  const set = (row: number, column: number, value: number): void => {
    const line = matrix[row];
    if (line) line[column] = value;
  };
  for (let column = 0; column < size; column++) {
    for (let row = column; row < size; row++) {
      let sum = at(row, column);
      for (let k = 0; k < column; k++) sum -= at(row, k) * at(column, k);
      set(row, column, row === column ? Math.sqrt(Math.max(sum, 1e-9)) : sum / at(column, column));
    }
  }
  const half: number[] = [];
  for (let row = 0; row < size; row++) {
    let sum = right[row] ?? 0;
    for (let k = 0; k < row; k++) sum -= at(row, k) * (half[k] ?? 0);
    half.push(sum / at(row, row));
  }
  const solved = Array.from({ length: size }, () => 0);
  for (let row = size - 1; row >= 0; row--) {
    let sum = half[row] ?? 0;
    for (let k = row + 1; k < size; k++) sum -= at(k, row) * (solved[k] ?? 0);
    solved[row] = sum / at(row, row);
  }
  return solved;
}
