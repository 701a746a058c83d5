/** A place in a picture, in points. */
export type Point = { readonly x: number; readonly y: number };

/** The rectangle in which the discs' middles lie, edges included. */
export type Frame = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/**
 * Places for discs of this diameter so that no two overlap and all lie in the frame, each near where it was. The same
 * places give the same answer. Where the discs fill more than four tenths of the frame, some may stay on each other.
 */
export function apart(places: readonly Point[], diameter: number, frame: Frame): readonly Point[] {
  let points = places.map((place, index) => within(frame, unlike(place, index)));
  for (let sweep = 0; sweep < sweeps; sweep++) {
    if (!pushApart(points, diameter)) break;
    points = points.map((point) => within(frame, point));
  }
  return settled(points, diameter, frame);
}

const sweeps = 120;

type Moving = { x: number; y: number };

/** Discs in one and the same place would not know where to go: each begins a hair's breadth elsewhere, along a spiral. */
function unlike({ x, y }: Point, index: number): Moving {
  const angle = index * 2.399963;
  const hair = 0.01 * Math.sqrt(index);
  return { x: x + hair * Math.cos(angle), y: y + hair * Math.sin(angle) };
}

function within({ left, top, right, bottom }: Frame, { x, y }: Point): Moving {
  return { x: Math.min(Math.max(x, left), right), y: Math.min(Math.max(y, top), bottom) };
}

/** Moves every two that overlap by half of what they overlap; whether any did. */
function pushApart(points: readonly Moving[], diameter: number): boolean {
  // From left to right, a disc meets only those that begin before it ends.
  const order = points.toSorted((one, other) => one.x - other.x);
  let moved = false;
  for (let at = 0; at < order.length; at++) {
    const one = order[at];
    for (let next = at + 1; one && next < order.length; next++) {
      const other = order[next];
      if (!other || other.x - one.x >= diameter) break;
      moved = push(one, other, diameter) || moved;
    }
  }
  return moved;
}

function push(one: Moving, other: Moving, diameter: number): boolean {
  const [x, y] = [other.x - one.x, other.y - one.y];
  const distance = Math.sqrt(x * x + y * y);
  if (distance >= diameter) return false;
  const share = (diameter - distance) / 2 / (distance || 1);
  one.x -= x * share;
  one.y -= y * share;
  other.x += x * share;
  other.y += y * share;
  return true;
}

/** What pushing left on each other, or nearly so, goes to the nearest free spot of a fine lattice. */
function settled(points: readonly Point[], diameter: number, frame: Frame): readonly Point[] {
  const laid: Point[] = [];
  for (const point of points) {
    const isFree = (spot: Point) =>
      laid.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) >= diameter - 0.01);
    laid.push(isFree(point) ? point : (spotsAround(point, diameter / 3, frame).find(isFree) ?? point));
  }
  return laid;
}

function spotsAround(point: Point, step: number, { left, top, right, bottom }: Frame): readonly Point[] {
  const columns = Math.floor((right - left) / step) + 1;
  const rows = Math.floor((bottom - top) / step) + 1;
  const away = ({ x, y }: Point) => (x - point.x) ** 2 + (y - point.y) ** 2;
  return Array.from({ length: columns * rows }, (_, index) => ({
    x: left + (index % columns) * step,
    y: top + Math.floor(index / columns) * step,
  })).sort((one, other) => away(one) - away(other));
}
