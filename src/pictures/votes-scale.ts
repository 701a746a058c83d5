/** Where votes stand on an axis. */
export type VotesScale = {
  /** Points from the axis's beginning. */
  readonly place: (votes: number) => number;
  /** The votes at which a line helps the eye. */
  readonly lines: readonly number[];
};

/**
 * The scale on which the most votes reach the end. It goes by the square root: on most days one paper has ten times the
 * votes of the others, which would all stand at the beginning of a plain axis.
 */
export function votesScaleOver(most: number, length: number): VotesScale {
  const place = (votes: number) => Math.sqrt(Math.max(0, votes) / Math.max(1, most)) * length;
  const lines: number[] = [0];
  for (const votes of round.filter((one) => one <= most)) {
    if (place(votes) - place(lines.at(-1) ?? 0) >= leastApart) lines.push(votes);
  }
  return { place, lines };
}

/** Room for the number below a line. */
const leastApart = 42;
const round = [1, 2, 5]
  .flatMap((one) => [1, 10, 100, 1_000, 10_000, 100_000].map((power) => one * power))
  .toSorted((a, b) => a - b);
