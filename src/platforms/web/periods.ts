import { addDays, type Day, dayMs, firstOfMonth, isDay, mondayOf, mondayOfWeek } from '../../day.ts';
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
  const [, year = '', number] = /^(\d{4})-W(\d{2})$/.exec(words) ?? [];
  const monday = isShown(`${year}-01-04`) ? mondayOfWeek(year, Number(number)) : undefined;
  return monday && weekOf(monday);
}

/** The week that a day is in. */
export function weekOf(day: Day): Period {
  const first = mondayOf(day);
  // Its Thursday says to which year a week belongs.
  const thursday = addDays(first, 3);
  const year = thursday.slice(0, 4);
  const daysBefore = Math.round((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / dayMs);
  const number = 1 + Math.floor(daysBefore / 7);
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
  const first = firstOfMonth(day);
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
