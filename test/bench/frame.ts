/** A figure of a bench: a time, or what memory or disk it took. */
export type Figure = Time | Megabytes;

/** Beside what it is measured against. All are megabytes. */
export type Megabytes = {
  readonly name: string;
  readonly mb: number;
  readonly aimMb?: number;
  readonly yardstick?: { readonly name: string; readonly mb: number };
};

/** Beside what it is measured against. All are milliseconds. */
export type Time = {
  readonly name: string;
  /** The middle of several tries. */
  readonly ms: number;
  /** 95 of 100 tries were within this; said where the slow ones matter, and then the aim is theirs. */
  readonly p95Ms?: number;
  /** What we want it to stay under, where somebody waits for it. */
  readonly aimMs?: number;
  /** A peer's time or a platform's limit, from the same run: machines differ, ratios less so. */
  readonly yardstick?: { readonly name: string; readonly ms: number };
};

/** What benches are given. */
export type World = {
  /** The real papers: JSON lines, packed. */
  readonly corpus: string;
  /** A folder that is gone after the run. */
  readonly folder: string;
  /** The path of an archive of the whole corpus with all meanings, made once a run, for reading only. */
  readonly fullArchive: () => Promise<string>;
  /** The same papers in both archives, and how long it took. */
  readonly filled: () => Promise<Filled>;
};

/** Our archive, and a plain one that SQLite's FTS5 makes of the same papers. */
export type Filled = {
  readonly archive: string;
  readonly plain: string;
  /** How long each took for the same papers, in turns, in the order of the corpus. */
  readonly batches: readonly { readonly papers: number; readonly ms: number; readonly plainMs: number }[];
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

/** Both in turns, so often: a busy moment of the machine meets both. A work is given the number of its try, from 0. */
export async function inTurns(
  tries: number,
  ours: (at: number) => Promise<unknown>,
  theirs: (at: number) => Promise<unknown>,
): Promise<{ ms: number; p95Ms: number; yardstickMs: number }> {
  const times: number[] = [];
  const theirTimes: number[] = [];
  for (let at = 0; at < tries; at++) {
    times.push((await timed(() => ours(at))).ms);
    theirTimes.push((await timed(() => theirs(at))).ms);
  }
  return {
    ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    yardstickMs: quantile(theirTimes, 0.5),
  };
}

/** The value below which this part of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
