import { addDays, type Day, dayOf, mondayOf } from '../day.ts';

/** How many papers a query found week by week. */
export type Trends = {
  /** Mondays of the weeks, oldest first, each of which is over. */
  readonly weeks: readonly Day[];
  readonly lines: readonly TrendLine[];
  /** All papers kept, by the same weeks: what the lines are part of. */
  readonly all: TrendLine;
};

export type TrendLine = {
  /** The query as typed. */
  readonly name: string;
  /** One for each week. */
  readonly counts: readonly number[];
  /** In the week that is not over. */
  readonly soFar: number;
};

/** What a query found by day. */
type FoundDays = { readonly name: string; readonly days: ReadonlyMap<Day, number> };

/** The days of so many months back that trends are made of, whole weeks and the one under way. */
export function trendSpan(now: Date, months: number): { readonly first: Day; readonly last: Day } {
  const last = dayOf(now);
  return { first: addDays(mondayOf(last), -7 * Math.round(months * weeksInMonth)), last };
}

/** The days as weeks. Weeks before the first paper that we keep tell nothing, and are left out. */
export function makeTrends(all: FoundDays, found: readonly FoundDays[], now: Date, months: number): Trends {
  const { first, last } = trendSpan(now, months);
  const under = mondayOf(last);
  const oldest = [...all.days.keys()].sort()[0] ?? last;
  const from = oldest > first ? mondayOf(oldest) : first;
  const weeks: Day[] = [];
  for (let week = from; week < under; week = addDays(week, 7)) weeks.push(week);
  const lineOf = ({ name, days }: FoundDays): TrendLine => ({
    name,
    counts: weeks.map((week) => inWeek(days, week)),
    soFar: inWeek(days, under),
  });
  return { weeks, lines: found.map(lineOf), all: lineOf(all) };
}

/** How a line went of late: papers a week in its last four weeks, and in the four before, where there are as many. */
export function ofLate(counts: readonly number[]): { readonly now: number; readonly before?: number } {
  const now = mean(counts.slice(-4));
  return counts.length < 8 ? { now } : { now, before: mean(counts.slice(-8, -4)) };
}

export function mean(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
}

const weeksInMonth = 365.25 / 12 / 7;

function inWeek(days: ReadonlyMap<Day, number>, week: Day): number {
  return Array.from({ length: 7 }, (_, index) => days.get(addDays(week, index)) ?? 0).reduce((a, b) => a + b);
}
