import { type Day, weekdayOf } from '../day.ts';
import { latexToText } from '../latex/latex.ts';
import { type SourceName, sourceTitles } from '../listing.ts';
import { oneLine } from '../one-line.ts';
import { shorten } from './shorten.ts';

const numbers = new Intl.NumberFormat('en-GB');
const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const choices = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** `1,204`. */
export function figure(amount: number): string {
  return numbers.format(amount);
}

/** `1 paper`, `1,204 papers`. */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${figure(amount)} ${amount === 1 ? one : many}`;
}

/** Which of all things a page shows: `11 to 20 of 1,204 papers`; where it shows them all, `9 papers`. */
export function partOf(total: number, offset: number, shown: number, one: string): string {
  const all = count(total, one);
  return shown === total ? all : `${offset + 1} to ${offset + shown} of ${all}`;
}

/** `a, b and c`. */
export function listOf(words: readonly string[]): string {
  return lists.format(words);
}

/** `a, b or c`. */
export function choiceOf(words: readonly string[]): string {
  return choices.format(words);
}

/** `Hugging Face and arXiv`. */
export function sitesOf(sources: readonly SourceName[]): string {
  return listOf(sources.map((source) => sourceTitles[source]));
}

/** `Monday, 15 June 2026`. */
export function weekdayAndDate(day: Day): string {
  const { weekday, date, month, year } = partsOf(day);
  return `${weekday}, ${date} ${month} ${year}`;
}

/** `Monday 15 June`: within a sentence, where the year is plain. */
export function weekdayIn(day: Day): string {
  const { weekday, date, month } = partsOf(day);
  return `${weekday} ${date} ${month}`;
}

/** `15 June 2026`. */
export function fullDate(day: Day): string {
  const { date, month, year } = partsOf(day);
  return `${date} ${month} ${year}`;
}

/** `15 June`. */
export function dayAndMonth(day: Day): string {
  const { date, month } = partsOf(day);
  return `${date} ${month}`;
}

/** `15 Jun 2026`: three letters for every month, September too. */
export function shortDate(day: Day): string {
  const { date, month, year } = partsOf(day);
  return `${date} ${month.slice(0, 3)} ${year}`;
}

/** `2026-06-15 at 07:00 UTC`, of an ISO time. */
export function momentIn(time: string): string {
  return `${time.slice(0, 10)} at ${time.slice(11, 16)} UTC`;
}

/** A source's words for readers: LaTeX as text, on one line, without characters that hide or turn what follows. */
export function plain(text: string): string {
  return oneLine(latexToText(text));
}

/** A source's title for readers, cut between words: whole it would drown what stands beside it. */
export function shortTitle(title: string): string {
  return shorten(plain(title), 60);
}

function partsOf(day: Day): { weekday: string; date: number; month: string; year: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { weekday: weekdays[weekdayOf(day)] ?? '', date, month: months[month - 1] ?? '', year };
}

const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
