import type { Day } from '../day.ts';
import { latexToText } from '../latex/latex.ts';
import { type SourceName, sourceTitles } from '../listing.ts';
import { shorten } from './shorten.ts';

const numbers = new Intl.NumberFormat('en-GB');
const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const choices = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const longDate = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `1 paper`, `1,204 papers`. */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${numbers.format(amount)} ${amount === 1 ? one : many}`;
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

/** `15 Jun 2026`: three letters for every month, where Intl makes four of September. */
export function shortDate(day: Day): string {
  const { date, month, year } = partsOf(day);
  return `${date} ${month.slice(0, 3)} ${year}`;
}

/** A source's words for readers: LaTeX as text, on one line, without characters that hide or turn what follows. */
export function plain(text: string): string {
  return oneLine(latexToText(text));
}

/** A source's title for readers, cut between words: whole it would drown what stands beside it. */
export function shortTitle(title: string): string {
  return shorten(plain(title), 60);
}

/** Words on one line: white space folded, control and bidi characters gone. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(unseen, '').replace(/ {2,}/g, ' ').trim();
}

/** Control characters, bidi marks and overrides, and other characters without a shape. Joiners stay: scripts need them. */
const unseen =
  /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

function partsOf(day: Day): { weekday: string; date: string; month: string; year: string } {
  const parts = longDate.formatToParts(new Date(`${day}T00:00:00Z`));
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((found) => found.type === type)?.value ?? '';
  return { weekday: part('weekday'), date: part('day'), month: part('month'), year: part('year') };
}
