/** A figure of a bench, beside what it is measured against. All are milliseconds. */
export type Figure = {
  readonly name: string;
  readonly ms: number;
  /** What we want it to stay under, where somebody waits for it. */
  readonly aimMs?: number;
  /** Something plain that does part of the same work, measured in the same run: machines differ, ratios less so. */
  readonly yardstick?: { readonly name: string; readonly ms: number };
};

/** What benches are given. */
export type World = {
  /** The real papers: JSON lines, packed. */
  readonly corpus: string;
  /** A folder that is gone after the run. */
  readonly folder: string;
  /** The path of an archive of the whole corpus, imported once a run, for reading only. */
  readonly fullArchive: () => Promise<string>;
};

/** Every file `*.bench.ts` in this folder exports one as `bench`. */
export type Bench = (world: World) => Promise<readonly Figure[]>;

/** How long the work takes, and what it gives. */
export async function timed<Result>(work: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

/** The middle of several tries, since the first is slower and some meet a busy moment. */
export async function medianOf(tries: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < tries; at++) times.push((await timed(work)).ms);
  return quantile(times, 0.5);
}

/** The value below which this part of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** The figures as lines of a table. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, ms, aimMs, yardstick }) => [
    name,
    shown(ms),
    aimMs === undefined ? '' : `${ms < aimMs ? '<' : 'OVER'} ${shown(aimMs)}`,
    yardstick ? `${shown(yardstick.ms)} ${yardstick.name}` : '',
    yardstick ? `${(ms / yardstick.ms).toFixed(2)}x` : '',
  ]);
  const all = [['what', 'took', 'aim', 'yardstick', 'ratio'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function shown(ms: number): string {
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(2)} s`;
  return `${ms.toFixed(ms < 10 ? 2 : 0)} ms`;
}
