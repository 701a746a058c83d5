import { addDays, type Day, isWeekend, startOf } from '../day.ts';
import type { SourceName } from '../listing.ts';
import { isSettled, type Reading } from '../reading.ts';

/** Why there is nothing to show: different answers, and the reader is told which. */
export type EmptyReason =
  /** Nothing is kept at all: no list of any day was read yet. */
  | { readonly kind: 'fresh'; readonly day: Day }
  /** Neither site publishes on this day. */
  | { readonly kind: 'weekend'; readonly day: Day; readonly next: Day }
  /** A weekday that is over, and the site itself says that its list is empty. */
  | { readonly kind: 'holiday'; readonly day: Day; readonly source: SourceName }
  /** The list is not there yet, or not whole: so many papers stood on it when it was last read. */
  | { readonly kind: 'late'; readonly day: Day; readonly source: SourceName; readonly papers: number }
  /** Lists that could not be read whole: nobody knows whether there are papers. `day` is the newest of theirs. */
  | { readonly kind: 'broken'; readonly day: Day; readonly sources: readonly SourceName[] }
  /** Papers came, and none was what this place asked for. */
  | {
      readonly kind: 'filtered';
      readonly day: Day;
      readonly papers: number;
      /** Sites whose lists could not be read: more may come. */
      readonly unread: readonly SourceName[];
    }
  /** Papers came, and this place has had them all. */
  | { readonly kind: 'had'; readonly day: Day; readonly papers: number }
  /** The day is over, and nobody here ever read its list. */
  | { readonly kind: 'unread'; readonly day: Day; readonly source: SourceName };

/** What is known where nothing was chosen. */
export type EmptyFacts = {
  /** The day whose papers were asked for; of an edition its last one. */
  readonly day: Day;
  /** Readings of the days that were looked at, of every source that counts here. */
  readonly readings: readonly Reading[];
  /** Papers there were to choose from, without those that the place has had. */
  readonly candidates: number;
  /** Papers that the place had already. */
  readonly had?: number;
  /** Papers that are kept of all days, where somebody counted them. */
  readonly kept?: number;
  readonly now: Date;
};

/** The site whose list every place waits for. */
const source: SourceName = 'huggingface';

/** The reason for an empty answer: the first that is true, from the surest to the least sure. */
export function emptyReason(facts: EmptyFacts): EmptyReason {
  const { day, readings, candidates, had = 0, kept, now } = facts;
  const broken = readings.filter((reading) => isBroken(reading, day));
  const unread = [...new Set(broken.map((reading) => reading.source))];
  if (candidates > 0) return { kind: 'filtered', day, papers: candidates, unread };
  const newest = broken
    .map((reading) => reading.day)
    .toSorted()
    .at(-1);
  if (newest) return { kind: 'broken', day: newest, sources: unread };
  if (kept === 0 && readings.every(({ problem }) => problem !== undefined)) return { kind: 'fresh', day };
  if (isWeekend(day)) return { kind: 'weekend', day, next: nextWeekday(day) };
  const reading = readings.find((known) => known.source === source && known.day === day);
  if (had > 0 && reading && reading.papers > 0) return { kind: 'had', day, papers: had };
  const kind = kindOf(day, reading, now);
  return kind === 'late' ? { kind, day, source, papers: reading?.papers ?? 0 } : { kind, day, source };
}

/** Days after which a list is no longer looked at again: what was broken then explains nothing now. */
const daysLookedBack = 7;

/** Whether the list of a weekday failed before it was read whole. One that failed later is known all the same. */
function isBroken(reading: Reading, day: Day): boolean {
  if (reading.problem === undefined || isSettled(reading) || isWeekend(reading.day)) return false;
  return reading.day <= day && reading.day > addDays(day, -daysLookedBack);
}

/** An empty list says "holiday" only where it was read after its day was over: before, the papers may still come. */
function kindOf(day: Day, reading: Reading | undefined, now: Date): 'holiday' | 'late' | 'unread' {
  const dayEnds = startOf(addDays(day, 1));
  if (now.getTime() < dayEnds) return 'late';
  if (!reading) return 'unread';
  return Date.parse(reading.readAt) >= dayEnds ? 'holiday' : 'late';
}

function nextWeekday(day: Day): Day {
  const next = addDays(day, 1);
  return isWeekend(next) ? nextWeekday(next) : next;
}
