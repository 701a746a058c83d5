/** The time, passed in: only `main.ts` makes a real one, so a test can live two days in a second. */
export type Clock = {
  readonly now: () => Date;
  /** Resolves after `ms` milliseconds, or rejects with the signal's reason once it is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};
