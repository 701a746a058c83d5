import { addTimes } from './encode.ts';

/** The loss of a batch of pairs, and its slopes by the left and the right unit vectors. */
type Contrast = {
  readonly loss: number;
  readonly left: Float32Array;
  readonly right: Float32Array;
};

/**
 * How badly the unit vectors of `count` pairs find each other: each left text should be nearer to its own right text
 * than to any other of the batch, and the other way round. It is the mean cross-entropy of the softmax of cosines over
 * `temperature`, both ways (InfoNCE; van den Oord, Li, Vinyals 2018, arXiv:1807.03748).
 */
export function contrast(
  left: Float32Array,
  right: Float32Array,
  count: number,
  temperature: number,
): Contrast {
  const dimensions = left.length / count;
  const odds = oddsOf(left, right, count, temperature);
  const rowSums = new Float64Array(count);
  const columnSums = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      const value = odds[row * count + column] ?? 0;
      rowSums[row] = (rowSums[row] ?? 0) + value;
      columnSums[column] = (columnSums[column] ?? 0) + value;
    }
  }
  const slopes = { left: new Float32Array(left.length), right: new Float32Array(right.length) };
  let loss = 0;
  for (let row = 0; row < count; row++) {
    const own = odds[row * count + row] ?? 0;
    loss -= Math.log(own / (rowSums[row] ?? 1)) + Math.log(own / (columnSums[row] ?? 1));
    for (let column = 0; column < count; column++) {
      const value = odds[row * count + column] ?? 0;
      const share = value / (rowSums[row] ?? 1) + value / (columnSums[column] ?? 1);
      const slope = (share - (row === column ? 2 : 0)) / (2 * count * temperature);
      if (Math.abs(slope) < negligible) continue;
      addTimes(slopes.left, row * dimensions, right, column * dimensions, slope, dimensions);
      addTimes(slopes.right, column * dimensions, left, row * dimensions, slope, dimensions);
    }
  }
  return { loss: loss / (2 * count), ...slopes };
}

/** Most pairs of a batch have nothing to do with each other: slopes as small as this move nothing, and cost half the time. */
const negligible = 1e-6;

/** e^((cosine - 1) / temperature) of each left text and each right text. */
function oddsOf(left: Float32Array, right: Float32Array, count: number, temperature: number): Float64Array {
  const dimensions = left.length / count;
  const odds = new Float64Array(count * count);
  for (let row = 0; row < count; row++) {
    const from = row * dimensions;
    for (let column = 0; column < count; column++) {
      const to = column * dimensions;
      let cosine = 0;
      for (let at = 0; at < dimensions; at++) cosine += (left[from + at] ?? 0) * (right[to + at] ?? 0);
      odds[row * count + column] = Math.exp((cosine - 1) / temperature);
    }
  }
  return odds;
}
