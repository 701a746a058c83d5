import { argument, groupEnd, itself, type Reading, sees, tail, take } from './reading.ts';

/** A space that does not break, where it does not mean "about" or "up to". */
export function tilde(reading: Reading): string {
  reading.at += 1;
  if (reading.math) return ' ';
  const before = tail(reading);
  if (/(?:^|[\s([/])$/.test(before)) return sees(reading, /[\d\s/$\\]/y) ? '~' : '';
  return /(?:^|[\s(])[\d.,]+[KMBkx×%°]? ?$/.test(before) && sees(reading, / ?\$?\d/y) ? '~' : ' ';
}

/** Two hyphens are a dash, three a long one; not so those of `--flag`. */
export function dashes(reading: Reading): string {
  const run = take(reading, /-+/y) ?? itself(reading, '-');
  if (run.length < 2 || run.length > 3) return run;
  if (run.length === 2 && /(?:^|[\s("'`])$/.test(tail(reading)) && sees(reading, /[a-z]/y)) return run;
  return run.length === 2 ? '–' : '—';
}

/** Opening quotes, ``double'' and `single'; code between backticks stays. */
export function opening(reading: Reading): string {
  const run = take(reading, /`+/y) ?? itself(reading, '`');
  if (run.length === 2) {
    reading.openQuotes += 1;
    return '“';
  }
  const quoted =
    run.length === 1 && !/\w$/.test(tail(reading)) && take(reading, /[^`'\\${}^_~]{1,80}'(?!\w)/y);
  return quoted ? `‘${quoted.slice(0, -1)}’` : run;
}

/** Closing quotes; in a formula, primes. */
export function closing(reading: Reading): string {
  const run = take(reading, /'+/y) ?? itself(reading, "'");
  if (reading.math) return reading.written.length > 0 ? '′'.repeat(run.length) : run;
  if (run.length !== 2) return run;
  const opened = reading.openQuotes > 0;
  reading.openQuotes -= opened ? 1 : 0;
  return opened ? '”' : '"';
}

/** An address is copied as it stands, but where a link lost its command the words in its braces take its place. */
export function address(reading: Reading): string {
  const found = take(reading, /(?:href)?https?:\/\/[^\s{}\\$<>"]+/y);
  if (found === undefined) return itself(reading, 'h');
  const label = groupEnd(reading) === undefined ? '' : argument(reading, false).trim();
  return label || found.replace(/^href/, '');
}
