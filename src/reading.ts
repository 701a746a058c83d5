import { addDays, type Day, startOf } from './day.ts';
import type { SourceName } from './listing.ts';

/** What we know of a source's list of a day from having read it. Times are ISO strings. */
export type Reading = {
  readonly source: SourceName;
  readonly day: Day;
  /** Papers on the list when it was last read whole. */
  readonly papers: number;
  /** When the list was last found longer or shorter than before. */
  readonly changedAt: string;
  /** When it was last read whole. */
  readonly readAt: string;
  /** Why the last try failed, where it did. */
  readonly problem?: string;
};

/**
 * How long a list must stay the same before it counts as whole while its day lasts: lists grew 1, 25, 27, 30, 42 through a
 * day (observed 2026), with pauses of a few hours between.
 */
const settleMs = 6 * 3_600_000;

/** Whether a list is whole: it was read after its day was over, or it has papers and stayed the same for hours. */
export function isSettled({ day, papers, changedAt, readAt }: Reading): boolean {
  const dayEnds = startOf(addDays(day, 1));
  if (Date.parse(readAt) >= dayEnds) return true;
  return papers > 0 && Date.parse(readAt) - Date.parse(changedAt) >= settleMs;
}
