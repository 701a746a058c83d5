import { type Day, dayIn } from '../day.ts';
import type { Lacks } from './page.ts';

/** White space of every kind folded to single spaces: sites break titles and abstracts over lines. */
export function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The whole number that a text is, and nothing else; undefined where it is none, as where a site writes "-" for no votes. */
export function wholeNumber(text = ''): number | undefined {
  const digits = fold(text);
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}

/** A web address as it may be shown as a link, or undefined: whatever is not http or https is dropped. */
export function webAddress(text: string): string | undefined {
  const url = URL.parse(text.trim());
  return url && /^https?:$/.test(url.protocol) && !url.username ? url.href : undefined;
}

/** The value in a JSON text; undefined where it is none (which no JSON text says). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a page of HTML or XML lacks when it breaks off: the closing tag of the whole. */
export function lacksEnd(tag: string): Lacks {
  const end = `</${tag}>`;
  return (text) => (text.includes(end) ? undefined : `breaks off before ${end}`);
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** `19 June 2026` or `19 Jun 2026` within a text, as a day. */
export function writtenDay(text: string): Day | undefined {
  const [, day = '', month = '', year = ''] = /(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})/.exec(text) ?? [];
  const number = months.indexOf(month.toLowerCase()) + 1;
  return dayIn(`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`);
}
