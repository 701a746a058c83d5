/** Makes the columns of a table of `count` columns orthonormal in place: B·L⁻ᵀ, where L·Lᵀ = Bᵀ·B. */
export function orthonormalize(basis: Float32Array, count: number): void {
  const factor = cholesky(gram(basis, count), count);
  for (let row = 0; row < basis.length; row += count) {
    for (let column = 0; column < count; column++) {
      let value = basis[row + column] ?? 0;
      for (let before = 0; before < column; before++)
        value -= (basis[row + before] ?? 0) * (factor[column * count + before] ?? 0);
      basis[row + column] = value / (factor[column * count + column] ?? 1);
    }
  }
}

/** The inner products of all columns; the half below the diagonal is filled. */
function gram(basis: Float32Array, count: number): Float64Array {
  const products = new Float64Array(count * count);
  for (let row = 0; row < basis.length; row += count) {
    for (let one = 0; one < count; one++) {
      const value = basis[row + one] ?? 0;
      for (let other = 0; other <= one; other++)
        products[one * count + other] =
          (products[one * count + other] ?? 0) + value * (basis[row + other] ?? 0);
    }
  }
  return products;
}

/** L of a symmetric matrix L·Lᵀ. */
function cholesky(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let value = matrix[row * size + column] ?? 0;
      for (let at = 0; at < column; at++)
        value -= (factor[row * size + at] ?? 0) * (factor[column * size + at] ?? 0);
      factor[row * size + column] =
        row === column ? Math.sqrt(Math.max(value, 1e-12)) : value / (factor[column * size + column] ?? 1);
    }
  }
  return factor;
}
