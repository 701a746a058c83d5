/** A table with a byte for each number: a row is its whole numbers times its scale. */
export function eightBitRows(table: Float32Array, dimensions: number) {
  const scales = new Float32Array(table.length / dimensions);
  const rows = new Int8Array(table.length);
  for (const number of scales.keys()) {
    const row = table.subarray(number * dimensions, (number + 1) * dimensions);
    const scale = row.reduce((most, part) => Math.max(most, Math.abs(part)), 0) / 127 || 1;
    scales[number] = scale;
    for (const [at, part] of row.entries()) rows[number * dimensions + at] = Math.round(part / scale);
  }
  return { scales, rows };
}
