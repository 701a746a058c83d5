import { addDays, type Day, dayOf, isDay } from '../../day.ts';
import { dayAndMonth, fullDate } from '../../views/words.ts';

/** A week or a month of lists. */
export type Period = {
  readonly path: string;
  readonly title: string;
  readonly first: Day;
  readonly last: Day;
};

/** The ISO week that words such as `2026-W25` name: it begins on Monday, and the first one has the year's first Thursday. */
export function weekNamed(words: string): Period | undefined {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(words) ?? [];
  const january4: unknown = `${year}-01-04`;
  if (typeof january4 !== 'string' || !isShown(january4) || number === undefined) return undefined;
  const week = weekOf(addDays(january4, 7 * (Number(number) - 1)));
  return week.path === `/week/${words}` ? week : undefined;
}

/** The week that a day is in. */
export function weekOf(day: Day): Period {
  const first = addDays(day, -((weekdayOf(day) + 6) % 7));
  const year = addDays(first, 3).slice(0, 4);
  const fromMonday = Date.parse(first) - Date.parse(`${year}-01-04`);
  const number =
    1 +
    Math.round(fromMonday / (7 * 86_400_000) + ((weekdayOf(dayOf(new Date(`${year}-01-04`))) + 6) % 7) / 7);
  const last = addDays(first, 6);
  return {
    path: `/week/${year}-W${String(number).padStart(2, '0')}`,
    title: `${dayAndMonth(first)} to ${fullDate(last)}`,
    first,
    last,
  };
}

/** The month that words such as `2026-06` name. */
export function monthNamed(words: string): Period | undefined {
  const first = `${words}-01`;
  return isShown(first) && /^\d{4}-\d{2}$/.test(words) ? monthOf(first) : undefined;
}

/** The month that a day is in. */
export function monthOf(day: Day): Period {
  const name = day.slice(0, 7);
  const first = addDays(day, 1 - Number(day.slice(8)));
  const next = addDays(first, 31);
  const last = addDays(next, -Number(next.slice(8)));
  return { path: `/month/${name}`, title: fullDate(first).replace(/^\S+ /, ''), first, last };
}

/**
 * Whether the words are a day that the page shows: of 1990 to 2100. Far from there the calendar ends, and with it what comes
 * before and after a day.
 */
export function isShown(words: string): words is Day {
  return isDay(words) && words >= '1990' && words < '2101';
}

function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
