import { addDays, type Day, dayOf, isDay, mondayOf, mondayOfWeek } from '../src/day.ts';
import type { Mistake } from './command.ts';

/** The days of a week, both included. */
type WeekDays = { readonly first: Day; readonly last: Day };

/** The week that is meant: `2026-W24` as ISO 8601 counts, `W24` of this year, a day within it, `last`; else the last seven days. */
export function readWeek(words: string | undefined, now: Date): WeekDays | Mistake {
  const said = words?.trim().toLowerCase() ?? '';
  const last = dayOf(now);
  if (said === '') return { first: addDays(last, -6), last };
  const monday = mondayMeant(said, last);
  if (!monday)
    return {
      mistake: `“${words}” is no week. Write it as 2026-W24, as a day of it, or as last.`,
      instead: 'map',
    };
  if (monday > last) return { mistake: `The week of ${monday} has not come yet.`, instead: 'map' };
  return { first: monday, last: addDays(monday, 6) };
}

function mondayMeant(said: string, today: Day): Day | undefined {
  if (said === 'this' || said === 'this week') return mondayOf(today);
  if (said === 'last' || said === 'last week') return addDays(mondayOf(today), -7);
  if (isDay(said)) return mondayOf(said);
  const [, year = today.slice(0, 4), number] = /^(?:(\d{4})-?)?w(\d{1,2})$/.exec(said) ?? [];
  return number === undefined ? undefined : mondayOfWeek(year, Number(number));
}
