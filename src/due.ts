import { Temporal } from 'temporal-polyfill';
import { asDay, type Day, dayMs } from './day.ts';
import { type Subscription, weekdays } from './subscription.ts';

/** A moment at which a place's digest falls due. */
export type Due = {
  readonly at: Date;
  /** The day of the place's own calendar: there is one digest a day, whatever the clocks do. */
  readonly day: Day;
};

type Hours = Pick<Subscription, 'at' | 'zone' | 'days' | 'every'>;

/** The newest due moment at or before `now`; undefined where the place asks for no day at all. */
export function lastDue(hours: Hours, now: Date): Due | undefined {
  const today = localDay(hours.zone, now);
  return moments(hours, today, -1).find((due) => due.at <= now);
}

/** Answers as `lastDue` does, for many places again and again: hours that many places share are worked out once for each due moment. */
export function makeDueBook(): typeof lastDue {
  const known = new Map<
    string,
    { readonly due: Due | undefined; readonly from: number; readonly until: number }
  >();
  return (hours, now) => {
    const key = [hours.at, hours.zone, hours.every, ...hours.days].join(' ');
    const [at, found] = [now.getTime(), known.get(key)];
    if (found && found.from <= at && at < found.until) return found.due;
    const due = lastDue(hours, now);
    const until = nextDue(hours, now)?.at.getTime() ?? at + dayMs;
    if (known.size >= mostHours) known.clear();
    known.set(key, { due, from: due?.at.getTime() ?? at, until });
    return due;
  };
}

/** Hours remembered: some 300 bytes each. */
const mostHours = 20_000;

/** The next due moment after `now`; undefined where the place asks for no day at all. */
export function nextDue(hours: Hours, now: Date): Due | undefined {
  const today = localDay(hours.zone, now);
  return moments(hours, today, 1).find((due) => due.at > now);
}

/** The day of a zone's calendar at a moment. */
export function localDayOf(zone: string, moment: Date): Day {
  return plainDay(localDay(zone, moment));
}

/** Whether the words are a zone of the IANA database that this machine knows. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    // Offsets such as +02:00 pass there, and are an hour off after the clocks change.
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

/** Days among which one is due, with a clock change at each end: 37 lie between the first of a month and the seventh of the next. */
const daysSearched = { day: 9, week: 9, month: 40 } as const;

/** The due moments of the days from `today` on, in one direction, nearest first. */
function moments(hours: Hours, today: Temporal.PlainDate, direction: 1 | -1): Due[] {
  const steps = Array.from({ length: daysSearched[hours.every ?? 'day'] }, (_, step) => step);
  return steps
    .map((step) => today.add({ days: step * direction }))
    .filter((date) => isAskedFor(date, hours) && isFirstOfPeriod(date, hours))
    .map((date) => ({ at: momentOf(date, hours), day: plainDay(date) }));
}

function isAskedFor(date: Temporal.PlainDate, { days }: Hours): boolean {
  return days.some((day) => weekdays.indexOf(day) + 1 === date.dayOfWeek);
}

/** Whether no earlier day of the same week, from Monday on, or of the same month, is asked for. */
function isFirstOfPeriod(date: Temporal.PlainDate, hours: Hours): boolean {
  if (hours.every === undefined) return true;
  const before = hours.every === 'week' ? date.dayOfWeek - 1 : Math.min(date.day - 1, 7);
  return Array.from({ length: before }, (_, step) => date.subtract({ days: step + 1 })).every(
    (earlier) => !isAskedFor(earlier, hours),
  );
}

/** An hour that the clocks leave out comes as much later as they jump; one they repeat counts the first time. */
function momentOf(date: Temporal.PlainDate, { at, zone }: Hours): Date {
  const local = date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(at) });
  return new Date(local.epochMilliseconds);
}

function localDay(zone: string, now: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
}

function plainDay(date: Temporal.PlainDate): Day {
  return asDay(date.toString());
}
