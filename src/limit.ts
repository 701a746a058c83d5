import type { Reader } from './place.ts';

/** The most questions that one reader is answered within a minute. */
export const mostQuestions = 20;
const minuteMs = 60_000;
/** Readers remembered at once: those who asked nothing within the minute are forgotten from there on. */
const readersKept = 10_000;

/** Counts a reader's question; how long the reader has to wait where it is one too many, which then does not count. */
type Limit = (reader: Reader, now: Date) => number;

/** A limit of its own, for one desk. */
export function makeLimit(): Limit {
  const asked = new Map<Reader, readonly number[]>();
  return (reader, now) => {
    const time = now.getTime();
    const recent = (asked.get(reader) ?? []).filter((at) => at > time - minuteMs && at <= time);
    const [first] = recent;
    if (first !== undefined && recent.length >= mostQuestions) return first + minuteMs - time;
    if (asked.size >= readersKept) forgetQuiet(asked, time);
    asked.set(reader, [...recent, time]);
    return 0;
  };
}

function forgetQuiet(asked: Map<Reader, readonly number[]>, time: number): void {
  for (const [reader, times] of asked) if ((times.at(-1) ?? 0) <= time - minuteMs) asked.delete(reader);
}
