import { spokenName } from './names.ts';
import type { Reference } from './reference.ts';

/**
 * The list as a table (RFC 4180), with a heading and the mark by which Excel knows UTF-8. No cell can begin a formula:
 * spreadsheets would run it.
 */
export function writeCsv(references: readonly Reference[]): string {
  const rows = references.map((reference) => columns.map(([, read]) => read(reference) ?? ''));
  const heading = columns.map(([name]) => name);
  return `\ufeff${[heading, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

const columns: readonly (readonly [string, (reference: Reference) => string | undefined])[] = [
  ['title', ({ title }) => title],
  ['authors', ({ names }) => names.map(spokenName).join('; ')],
  ['date', ({ date }) => date?.map((part) => String(part).padStart(2, '0')).join('-')],
  ['arxiv', ({ arxiv }) => arxiv?.id],
  ['category', ({ arxiv }) => arxiv?.category],
  ['url', ({ url }) => url],
  ['doi', ({ doi }) => doi],
  ['code', ({ code }) => code],
  ['keywords', ({ keywords }) => keywords.join('; ')],
  ['gist', ({ gist }) => gist],
  ['note', ({ note }) => note],
  ['saved', ({ savedOn }) => savedOn],
];

/** An apostrophe before what would begin a formula (owasp.org, "CSV Injection"); quotes around all words with signs of the form. */
function cellOf(text: string): string {
  const harmless = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(harmless) || harmless !== text ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
