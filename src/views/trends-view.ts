import { addDays, type Day } from '../day.ts';
import { oneLine } from '../one-line.ts';
import type { TrendLine, Trends } from '../select/trends.ts';
import type { Row, View } from '../view.ts';
import { count, dayAndMonth, fullDate, listOf } from './words.ts';

/** What the rows are made of; from `select/trends.ts`. */
type TrendSums = {
  readonly mean: (counts: readonly number[]) => number;
  readonly ofLate: (counts: readonly number[]) => { readonly now: number; readonly before?: number };
};

/** Papers a week in words and numbers: all that the picture shows, for who cannot see it. */
export function trendsView(trends: Trends, sums: TrendSums): View {
  const { weeks, lines, all } = trends;
  const title = `Trends · ${lines.map(nameOf).join(' vs ')}`;
  const found = lines.some(({ counts, soFar }) => soFar + total(counts) > 0);
  if (!found) return { title, lead: `No paper matches${spanIn(weeks)}.`, sections: [] };
  if (weeks.length === 0)
    return {
      title,
      lead: `Papers are kept here since this week, so there is no whole week to count yet. So far: ${soFar(lines)}.`,
      sections: [],
    };
  return {
    title,
    lead: `Papers a week that match${spanIn(weeks)}, by the day a site listed them.`,
    sections: [
      {
        title: 'In short',
        items: [],
        rows: [...lines.map((line) => rowOf(line, sums)), { ...rowOf(all, sums), label: 'All papers kept' }],
      },
      {
        title: weeks.length <= mostWeekRows ? 'Week by week' : 'A week, month by month',
        items: [],
        rows: timeRows(trends, sums),
      },
    ],
    note: `This week so far: ${soFar(lines)}.`,
  };
}

/** What the picture shows, in a few sentences. */
export function trendsAlt({ weeks, lines }: Trends): string {
  const each = lines.map(({ name, counts }) => {
    const most = Math.max(...counts);
    const peak = weeks[counts.indexOf(most)];
    const when = peak ? ` in the week of ${dayAndMonth(peak)}` : '';
    return `${oneLine(name).slice(0, 120)}: from ${counts[0]} to ${counts.at(-1)}, at most ${most}${when}.`;
  });
  return [`Lines of papers a week${spanIn(weeks)}.`, ...each].join(' ');
}

/** ` from 22 December 2025 to 28 June 2026`. */
export function spanIn(weeks: readonly Day[]): string {
  const [first, last] = [weeks.at(0), weeks.at(-1)];
  return first && last ? ` from ${fullDate(first)} to ${fullDate(addDays(last, 6))}` : '';
}

/** More rows than this are hard to read through. */
const mostWeekRows = 14;

function rowOf({ name, counts }: TrendLine, { mean, ofLate }: TrendSums): Row {
  const { now, before } = ofLate(counts);
  const change = before === undefined ? '' : `; ${whole(now)} a week in the last four, ${turn(now, before)}`;
  return {
    label: oneLine(name),
    text: `${count(total(counts), 'paper')}, ${whole(mean(counts))} a week${change}`,
  };
}

function turn(now: number, before: number): string {
  if (whole(now) === whole(before)) return 'as in the four before';
  return `${now > before ? 'up' : 'down'} from ${whole(before)} in the four before`;
}

function timeRows({ weeks, lines }: Trends, { mean }: TrendSums): readonly Row[] {
  if (weeks.length <= mostWeekRows)
    return weeks.map((week, at) => ({
      label: `Week of ${dayAndMonth(week)}`,
      text: side(lines, ({ counts }) => counts[at] ?? 0),
    }));
  const months = Map.groupBy(
    weeks.map((week, at) => ({ week, at })),
    ({ week }) => fullDate(week).replace(/^\d+ /, ''),
  );
  return [...months].map(([month, of]) => ({
    label: month,
    text: side(lines, ({ counts }) => mean(of.map(({ at }) => counts[at] ?? 0))),
  }));
}

/** `agents 41 · diffusion 20`; of one line the number alone. */
function side(lines: readonly TrendLine[], numberOf: (line: TrendLine) => number): string {
  return lines
    .map((line) => (lines.length > 1 ? `${nameOf(line)} ${whole(numberOf(line))}` : whole(numberOf(line))))
    .join(' · ');
}

function soFar(lines: readonly TrendLine[]): string {
  return listOf(lines.map((line) => `${nameOf(line)} ${whole(line.soFar)}`));
}

function nameOf({ name }: TrendLine): string {
  return oneLine(name);
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, one) => sum + one, 0);
}

/** `1,204`; below ten with what makes a difference: `0.5`. */
function whole(number: number): string {
  const digits = number < 10 ? 1 : 0;
  return number.toLocaleString('en-GB', { maximumFractionDigits: digits });
}
