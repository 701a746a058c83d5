/** A calendar day as sites and people name it, `2026-06-15`, with no zone: a list belongs to the day its site printed on it. */
export type Day = `${number}-${number}-${number}`;

export const dayMs = 86_400_000;

const shape = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the words are a day of the calendar: `2026-02-30` is not. */
export function isDay(text: string): text is Day {
  if (!shape.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A day in words that can be nothing else, as a calendar prints them; throws a `RangeError` where they are none. */
export function asDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`);
  return text;
}

/** The UTC day of a moment. */
export function dayOf(moment: Date): Day {
  return asDay(moment.toISOString().slice(0, 10));
}

/** Midnight UTC at which the day begins, in milliseconds since 1970. */
export function startOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The day `count` days later (earlier where negative). */
export function addDays(day: Day, count: number): Day {
  return dayOf(new Date(startOf(day) + count * dayMs));
}

/** The first day of the day's month. */
export function firstOfMonth(day: Day): Day {
  return asDay(`${day.slice(0, 8)}01`);
}

/** The days from `first` to `last`, both included; none where `last` comes before `first`. */
export function daysBetween(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The day's place in its week: 0 is Sunday, 6 Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(startOf(day)).getUTCDay();
}

/** The Monday of the day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}

/** The Monday of a week as ISO 8601 counts, from 1; undefined where the year (`2026`) has no such week. */
export function mondayOfWeek(year: string, week: number): Day | undefined {
  // The fourth of January is always in the first week.
  const fourth = `${year}-01-04`;
  const monday = isDay(fourth) ? addDays(mondayOf(fourth), 7 * (week - 1)) : undefined;
  // A week belongs to the year of its Thursday.
  return monday && addDays(monday, 3).startsWith(year) ? monday : undefined;
}

/** Saturdays and Sundays: the days on which neither site publishes a list. */
export function isWeekend(day: Day): boolean {
  return [0, 6].includes(weekdayOf(day));
}

/** The day at the start of an ISO time or date, or undefined where there is none. */
export function dayIn(text: string): Day | undefined {
  const start = text.slice(0, 10);
  return isDay(start) ? start : undefined;
}
