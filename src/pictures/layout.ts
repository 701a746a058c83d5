import type { Point } from './apart.ts';
import { attractions } from './attractions.ts';
import { principalPlaces } from './principal-places.ts';

/**
 * Places for unit vectors, so that what points the same way lies close together: t-SNE (van der Maaten and Hinton, 2008),
 * begun from the two principal components (Kobak and Berens, 2019) and not by chance, so that the same vectors always
 * give the same places. Both coordinates go from 0 to 1. Hundreds take tens of milliseconds; time grows by the square.
 */
export function layOut(vectors: readonly Float32Array[]): readonly Point[] {
  const start = principalPlaces(vectors);
  // Fewer than this have no neighbourhoods, and the components say it all.
  if (vectors.length < 8) return filling(start);
  const { x, y } = descend(attractions(vectors), start);
  return filling(start.map((_, index) => ({ x: x[index] ?? 0, y: y[index] ?? 0 })));
}

/** The places stretched to fill the square. */
function filling(places: readonly Point[]): readonly Point[] {
  const across = stretch(places.map(({ x }) => x));
  const down = stretch(places.map(({ y }) => y));
  return places.map((_, index) => ({ x: across[index] ?? 0.5, y: down[index] ?? 0.5 }));
}

function stretch(values: readonly number[]): readonly number[] {
  const least = Math.min(...values);
  const span = Math.max(...values) - least;
  return values.map((value) => (span > 1e-9 ? (value - least) / span : 0.5));
}

/** Few papers take little time a round, and get more rounds to find their places in. */
function roundsFor(count: number): number {
  return Math.min(600, Math.max(200, Math.round(40_000 / count)));
}

/** In the first rounds neighbours attract each other more, so that groups form before they are told apart. */
const early = { part: 0.35, strength: 8 } as const;

/** Gradient descent with momentum, with the constants of the paper; all forces are taken once for each pair. */
function descend(attraction: Float64Array, start: readonly Point[]): Coordinates {
  const count = start.length;
  const x = Float64Array.from(start, (place) => place.x * 1e-2);
  const y = Float64Array.from(start, (place) => place.y * 1e-2);
  const speed = { x: new Float64Array(count), y: new Float64Array(count) };
  const force = { x: new Float64Array(count), y: new Float64Array(count) };
  const closeness = new Float64Array((count * (count - 1)) / 2);
  const pace = Math.max(20, count / early.strength);
  const rounds = roundsFor(count);
  for (let round = 0; round < rounds; round++) {
    const isEarly = round < early.part * rounds;
    const strength = isEarly ? early.strength : 1;
    const momentum = isEarly ? 0.5 : 0.8;
    pull(x, y, attraction, strength, closeness, force);
    for (let index = 0; index < count; index++) {
      speed.x[index] = momentum * (speed.x[index] ?? 0) - pace * (force.x[index] ?? 0);
      speed.y[index] = momentum * (speed.y[index] ?? 0) - pace * (force.y[index] ?? 0);
      x[index] = (x[index] ?? 0) + (speed.x[index] ?? 0);
      y[index] = (y[index] ?? 0) + (speed.y[index] ?? 0);
    }
  }
  return { x, y };
}

type Coordinates = { readonly x: Float64Array; readonly y: Float64Array };

/** Writes the gradient at these places into `force`; `closeness` is room for one number a pair. */
function pull(
  x: Float64Array,
  y: Float64Array,
  attraction: Float64Array,
  strength: number,
  closeness: Float64Array,
  force: Coordinates,
): void {
  let total = 0;
  for (let one = 0, pair = 0; one < x.length; one++) {
    const [left, up] = [x[one] ?? 0, y[one] ?? 0];
    for (let other = one + 1; other < x.length; other++, pair++) {
      const dx = left - (x[other] ?? 0);
      const dy = up - (y[other] ?? 0);
      const near = 1 / (1 + dx * dx + dy * dy);
      closeness[pair] = near;
      total += 2 * near;
    }
  }
  force.x.fill(0);
  force.y.fill(0);
  for (let one = 0, pair = 0; one < x.length; one++) {
    const [left, up] = [x[one] ?? 0, y[one] ?? 0];
    let [across, down] = [force.x[one] ?? 0, force.y[one] ?? 0];
    for (let other = one + 1; other < x.length; other++, pair++) {
      const near = closeness[pair] ?? 0;
      const by = 4 * (strength * (attraction[pair] ?? 0) - near / total) * near;
      const dx = by * (left - (x[other] ?? 0));
      const dy = by * (up - (y[other] ?? 0));
      across += dx;
      down += dy;
      force.x[other] = (force.x[other] ?? 0) - dx;
      force.y[other] = (force.y[other] ?? 0) - dy;
    }
    force.x[one] = across;
    force.y[one] = down;
  }
}
