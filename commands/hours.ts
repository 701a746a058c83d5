import { isZone } from '../src/due.ts';
import { type Subscription, type Weekday, weekdays } from '../src/subscription.ts';
import { choiceOf } from '../src/views/words.ts';
import type { Mistake } from './command.ts';

/** The hour and the zone in a person's words, or what is wrong with them; what is not said is as it was. */
export function readHour(
  said: { readonly at?: string; readonly timezone?: string },
  before: Hour,
): Hour | Mistake {
  const at = said.at === undefined ? before.at : readTime(said.at);
  if (!at) return { mistake: `“${said.at}” is no time of day. Say it as 09:00, or 9am.` };
  const zone = said.timezone === undefined ? before.zone : readZone(said.timezone);
  if (!zone)
    return {
      mistake: `“${said.timezone}” is no time zone I know. Say a city of the IANA list, such as Europe/Paris or America/New_York.`,
    };
  return { at, zone };
}

type Hour = Pick<Subscription, 'at' | 'zone'>;

/** The time of day in a person's words, as `HH:MM`: `9`, `9am`, `09:30`, `6.15pm`, `18h`. Undefined where there is none. */
function readTime(words: string): string | undefined {
  const found = /^(\d{1,2})(?:[:.h](\d{2})|h)?\s*(am|pm)?$/i.exec(words.trim());
  if (!found) return undefined;
  const half = found[3]?.toLowerCase();
  const given = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  if (half && (given < 1 || given > 12)) return undefined;
  const hour = half ? (given % 12) + (half === 'pm' ? 12 : 0) : given;
  return hour < 24 && minute < 60 ? `${pad(hour)}:${pad(minute)}` : undefined;
}

/** The days in a person's words, Monday first: `daily`, `weekdays`, `mon,wed fri`, `mon-thu`. Undefined where one is no day. */
export function readDays(words: string): readonly Weekday[] | undefined {
  const said = words.trim().toLowerCase();
  if (['daily', 'every day', 'all', 'always'].includes(said)) return weekdays;
  if (['weekdays', 'workdays'].includes(said)) return weekdays.slice(0, 5);
  const ranges = said
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(readRange);
  if (ranges.length === 0) return undefined;
  const wanted = new Set<Weekday>();
  for (const range of ranges) {
    if (!range) return undefined;
    for (const day of range) wanted.add(day);
  }
  return weekdays.filter((day) => wanted.has(day));
}

/** The IANA zone in a person's words: `Europe/Paris`, `paris`, `new york`, `utc`. Undefined where none or several fit. */
function readZone(words: string): string | undefined {
  const said = words.trim().replaceAll(' ', '_').toLowerCase();
  if (['utc', 'gmt', 'z'].includes(said)) return 'UTC';
  const zones = Intl.supportedValuesOf('timeZone');
  const exact = zones.find((zone) => zone.toLowerCase() === said);
  if (exact) return exact;
  const cities = zones.filter((zone) => zone.toLowerCase().split('/').at(-1) === said);
  if (cities.length === 1) return cities[0];
  return isZone(words.trim()) ? words.trim() : undefined;
}

/** Zones that hold the typed words, for completion. */
export function zonesLike(typed: string): readonly string[] {
  const said = typed.trim().replaceAll(' ', '_').toLowerCase();
  return ['UTC', ...Intl.supportedValuesOf('timeZone')].filter((zone) => zone.toLowerCase().includes(said));
}

/** The days as people say them: `every day`, `Monday to Friday`, `Mon, Wed, Fri`. */
function daysInWords(days: readonly Weekday[]): string {
  if (days.length === 7) return 'every day';
  if (days.length === 5 && !days.includes('sat') && !days.includes('sun')) return 'Monday to Friday';
  return days.map((day) => day.slice(0, 1).toUpperCase() + day.slice(1)).join(', ');
}

/** When digests come: `Monday to Friday`, `every week on Monday`, `every month on its first working day`. */
export function whenInWords({ days, every }: Pick<Subscription, 'days' | 'every'>): string {
  const [first] = days;
  if (every === undefined || first === undefined) return daysInWords(days);
  const names = days.map((day) => fullNames[weekdays.indexOf(day)] ?? day);
  if (every === 'week') return `every week on ${names[0]}`;
  if (days.length === 7) return 'every month on its first day';
  return daysInWords(days) === 'Monday to Friday'
    ? 'every month on its first working day'
    : `every month on its first ${choiceOf(names)}`;
}

const fullNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function readRange(words: string): readonly Weekday[] | undefined {
  const [first, last] = words.split('-').map(readDay);
  if (!first || (words.includes('-') && !last)) return undefined;
  if (!last) return [first];
  const from = weekdays.indexOf(first);
  const length = ((weekdays.indexOf(last) - from + 7) % 7) + 1;
  return Array.from({ length }, (_, step) => weekdays[(from + step) % 7] ?? first);
}

function readDay(words: string): Weekday | undefined {
  const at = fullNames.findIndex((day) => words.length >= 2 && day.toLowerCase().startsWith(words));
  return weekdays[at];
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
