import type { Day } from './day.ts';
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

/** How long a list must stay the same before it counts as whole: it grew 25, 27, 30, 42 through a day (observed 2026). */
export const settleMs = 3 * 3_600_000;

/** Whether a list is whole: its day is over everywhere, or it has papers and did not change over hours of readings. */
export function isSettled(reading: Reading, now: Date): boolean {
  const dayIsOver = now.getTime() >= Date.parse(`${reading.day}T00:00:00Z`) + 24 * 3_600_000;
  if (dayIsOver)
    return (
      Date.parse(reading.readAt) >= Date.parse(`${reading.day}T00:00:00Z`) + 24 * 3_600_000 ||
      reading.papers > 0
    );
  return reading.papers > 0 && Date.parse(reading.readAt) - Date.parse(reading.changedAt) >= settleMs;
}
