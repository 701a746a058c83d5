import type { Point } from './apart.ts';

/**
 * Dots of one size along a line, each moved up or down just as far as it takes to lie beside the others; `y` is 0 on the
 * line. Where the room above and below is used up, dots lie on top of each other.
 */
export function swarm(
  places: readonly number[],
  { size, room }: { readonly size: number; readonly room: number },
): readonly Point[] {
  const placed: Point[] = [];
  const steps = Math.floor((room - size) / 2 / half(size));
  const offsets = Array.from(
    { length: 2 * steps + 1 },
    (_, index) => ((index + 1) >> 1) * (index % 2 === 1 ? -1 : 1),
  );
  for (const x of places.toSorted((a, b) => a - b)) {
    const free = offsets
      .map((offset) => ({ x, y: offset * half(size) }))
      .find((spot) => placed.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) >= size * 0.95));
    placed.push(free ?? { x, y: 0 });
  }
  return placed;
}

function half(size: number): number {
  return size / 2;
}
