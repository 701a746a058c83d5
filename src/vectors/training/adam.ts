/** Moves those rows of a table whose gradient is set, and clears it. */
export type Adam = {
  readonly gradient: Float32Array;
  /** Makes a step of about this size in these rows, each number once. */
  readonly step: (rows: Iterable<number>, size: number) => void;
};

const meanDecay = 0.9;
const squareDecay = 0.999;

/** Adam (Kingma, Ba 2015, arXiv:1412.6980), which counts steps for each row by itself: rare terms come in few batches. */
export function makeAdam(table: Float32Array, dimensions: number): Adam {
  const gradient = new Float32Array(table.length);
  const means = new Float32Array(table.length);
  const squares = new Float32Array(table.length);
  const steps = new Uint32Array(table.length / dimensions);
  return {
    gradient,
    step: (rows, size) => {
      for (const row of rows) {
        const times = (steps[row] ?? 0) + 1;
        steps[row] = times;
        const meanShare = 1 - meanDecay ** times;
        const squareShare = 1 - squareDecay ** times;
        for (let at = row * dimensions; at < (row + 1) * dimensions; at++) {
          const slope = gradient[at] ?? 0;
          const mean = meanDecay * (means[at] ?? 0) + (1 - meanDecay) * slope;
          const square = squareDecay * (squares[at] ?? 0) + (1 - squareDecay) * slope * slope;
          means[at] = mean;
          squares[at] = square;
          gradient[at] = 0;
          table[at] =
            (table[at] ?? 0) - (size * (mean / meanShare)) / (Math.sqrt(square / squareShare) + 1e-8);
        }
      }
    },
  };
}
