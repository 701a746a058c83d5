/**
 * How much each two of these unit vectors attract each other in t-SNE: for each pair `one < other`, row by row, a share
 * of 1/2. Each vector spreads its own attention over about as many neighbours as its perplexity says.
 */
export function attractions(vectors: readonly Float32Array[]): Float64Array {
  const count = vectors.length;
  const apart = distances(vectors);
  const wanted = Math.log(Math.min(12, (count - 1) / 3));
  const attention = new Float64Array(count * count);
  for (let one = 0; one < count; one++) attend(apart, attention, one, count, wanted);
  const pairs = new Float64Array((count * (count - 1)) / 2);
  let pair = 0;
  for (let one = 0; one < count; one++) {
    for (let other = one + 1; other < count; other++, pair++) {
      const both = (attention[one * count + other] ?? 0) + (attention[other * count + one] ?? 0);
      pairs[pair] = both / (2 * count);
    }
  }
  return pairs;
}

/** Squared distances of unit vectors, as a full table. */
function distances(vectors: readonly Float32Array[]): Float64Array {
  const count = vectors.length;
  const apart = new Float64Array(count * count);
  vectors.forEach((one, row) => {
    for (let column = row + 1; column < count; column++) {
      const other = vectors[column];
      let cosine = 0;
      for (let at = 0; other && at < one.length; at++) cosine += (one[at] ?? 0) * (other[at] ?? 0);
      const distance = Math.max(0, 2 - 2 * cosine);
      apart[row * count + column] = distance;
      apart[column * count + row] = distance;
    }
  });
  return apart;
}

/** Writes one vector's row: the sharpness of its attention is found by halves, until it has the wanted entropy. */
function attend(
  apart: Float64Array,
  attention: Float64Array,
  one: number,
  count: number,
  wanted: number,
): void {
  const from = one * count;
  let [sharpness, low, high] = [1, 0, Number.POSITIVE_INFINITY];
  for (let step = 0; step < 32; step++) {
    let sum = 0;
    let spread = 0;
    for (let other = 0; other < count; other++) {
      const distance = apart[from + other] ?? 0;
      const share = other === one ? 0 : Math.exp(-distance * sharpness);
      attention[from + other] = share;
      sum += share;
      spread += share * distance;
    }
    // Vectors that are nearly opposite leave no share that a number can hold: then all count alike.
    const entropy = sum > 0 ? Math.log(sum) + (sharpness * spread) / sum : 0;
    for (let other = 0; other < count; other++)
      attention[from + other] = sum > 0 ? (attention[from + other] ?? 0) / sum : 1 / count;
    if (Math.abs(entropy - wanted) < 1e-2) return;
    if (entropy > wanted) low = sharpness;
    else high = sharpness;
    sharpness = high === Number.POSITIVE_INFINITY ? sharpness * 2 : (low + high) / 2;
  }
}
