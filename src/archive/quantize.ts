/** A vector in a byte a dimension: its largest part is 127. What is lost is far less than what tells papers apart. */
export function eightBitsOf(vector: Float32Array): Int8Array {
  const most = vector.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
  return Int8Array.from(vector, (part) => (most === 0 ? 0 : Math.round((part / most) * 127)));
}

/** The unit vector of one that was kept in bytes. */
export function unitOf(eight: Int8Array): Float32Array {
  const length = Math.sqrt(eight.reduce((sum, part) => sum + part * part, 0));
  return Float32Array.from(eight, (part) => (length === 0 ? 0 : part / length));
}

/** Signs of a vector of so many dimensions, 32 of them in a number. */
export function signsWidth(dimensions: number): number {
  return Math.max(64, 2 ** Math.ceil(Math.log2(dimensions))) / 32;
}

/**
 * A vector's signs after it was turned, 32 of them in a number: vectors that point the same way differ in few. A model's
 * first dimensions say more than its last, and turned all say as much: of the 20 nearest papers of 77,820, the 400 that
 * differ least held 95 of 100 where they held 93 without.
 */
export function signsOf(vector: Float32Array): Uint32Array {
  const signs = new Uint32Array(signsWidth(vector.length));
  turned(vector, signs.length * 32).forEach((part, at) => {
    if (part > 0) signs[at >>> 5] = (signs[at >>> 5] ?? 0) | (1 << (at & 31));
  });
  return signs;
}

/** Turned the same way each time: some signs flipped, then a Hadamard transform, three times over (Ailon and Chazelle 2009). */
function turned(vector: Float32Array, length: number): Float32Array {
  const parts = new Float32Array(length);
  parts.set(vector);
  for (let round = 1; round <= 3; round += 1) {
    for (let at = 0; at < length; at += 1) if (isFlipped(at, round)) parts[at] = -(parts[at] ?? 0);
    for (let half = 1; half < length; half *= 2) {
      for (let at = 0; at < length; at += 1) {
        if ((at & half) !== 0) continue;
        const one = parts[at] ?? 0;
        const other = parts[at + half] ?? 0;
        parts[at] = one + other;
        parts[at + half] = one - other;
      }
    }
  }
  return parts;
}

function isFlipped(at: number, round: number): boolean {
  const mixed = Math.imul(at + 1, 0x9e3779b1) ^ Math.imul(round, 0x85ebca6b);
  return (Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) & 0x10000) !== 0;
}

/** The cosine of a unit vector and one that was kept in bytes, from -1 to 1. */
export function nearnessTo(unit: Float32Array, eight: Int8Array): number {
  let product = 0;
  let squares = 0;
  for (let at = 0; at < unit.length; at += 1) {
    const part = eight[at] ?? 0;
    product += part * (unit[at] ?? 0);
    squares += part * part;
  }
  return squares === 0 ? 0 : product / Math.sqrt(squares);
}
