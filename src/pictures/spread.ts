/** How far apart things must be, and between which ends. */
type Room = { readonly apart: number; readonly first: number; readonly last: number };

/**
 * The positions moved as little as it takes to be `apart` from each other and between the ends, in the order they had;
 * where there is no room for that, as far apart as there is room.
 */
export function spread(positions: readonly number[], { apart, first, last }: Room): readonly number[] {
  const gap = Math.min(apart, (last - first) / Math.max(1, positions.length - 1));
  const order = positions
    .map((_, index) => index)
    .sort((a, b) => at(positions, a) - at(positions, b) || a - b);
  // Neighbours that would overlap become one cluster, which stands around the middle of what it holds.
  const clusters: Cluster[] = [];
  for (const index of order) {
    let cluster = held({ size: 1, middle: at(positions, index) }, gap, first, last);
    for (let above = clusters.at(-1); above && overlap(above, cluster, gap); above = clusters.at(-1)) {
      clusters.pop();
      cluster = held(joined(above, cluster), gap, first, last);
    }
    clusters.push(cluster);
  }
  const placed = clusters.flatMap(({ size, middle }) =>
    Array.from({ length: size }, (_, index) => middle + (index - (size - 1) / 2) * gap),
  );
  const rank = new Map(order.map((index, place) => [index, place]));
  return positions.map((_, index) => at(placed, rank.get(index) ?? 0));
}

type Cluster = { readonly size: number; readonly middle: number };

function overlap(above: Cluster, below: Cluster, gap: number): boolean {
  return below.middle - above.middle < ((above.size + below.size) / 2) * gap;
}

function joined(above: Cluster, below: Cluster): Cluster {
  const size = above.size + below.size;
  return { size, middle: (above.middle * above.size + below.middle * below.size) / size };
}

function held({ size, middle }: Cluster, gap: number, first: number, last: number): Cluster {
  const half = ((size - 1) / 2) * gap;
  return { size, middle: Math.min(Math.max(middle, first + half), last - half) };
}

function at(positions: readonly number[], index: number): number {
  return positions[index] ?? 0;
}
