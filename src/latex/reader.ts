import { commandText } from './commands.ts';
import {
  argument,
  behind,
  findDollars,
  findGroupEnds,
  groupEnd,
  type Reading,
  sees,
  tail,
  take,
  write,
} from './reading.ts';
import { script, spaced, withAccent } from './signs.ts';
import { accents, operators, symbols } from './symbols.ts';

/** What a text with LaTeX in it says. */
export function readLatex(text: string): string {
  const reading: Reading = {
    text,
    isLatex: /[\\$]/.test(text),
    groupEnds: findGroupEnds(text),
    nextDollar: findDollars(text),
    read: (end, math) => readTo(reading, end, math),
    at: 0,
    end: text.length,
    math: false,
    written: [],
    depth: 0,
    before: '',
    openQuotes: 0,
  };
  return readTo(reading, text.length, false);
}

function readTo(reading: Reading, end: number, math: boolean): string {
  const { before, written } = reading;
  const outside = { end: reading.end, math: reading.math, before, written };
  Object.assign(reading, { end, math, before: behind(reading), written: [] });
  reading.depth += 1;
  while (reading.at < reading.end) write(reading, next(reading));
  reading.depth -= 1;
  const said = reading.written.join('');
  Object.assign(reading, outside);
  return said;
}

function next(reading: Reading): string {
  const plain = take(reading, reading.math ? plainFormula : plainText);
  if (plain !== undefined) return plain;
  const sign = reading.text.charAt(reading.at);
  return (signs.get(sign) ?? itself)(reading, sign);
}

/** Runs in which nothing has a meaning of its own; an h may begin an address. */
const plainText = /[^\\${}~^_`'\-h]+/y;
const plainFormula = /[^\\${}~^_'=<>]+/y;

type Sign = (reading: Reading, sign: string) => string;

const signs: ReadonlyMap<string, Sign> = new Map<string, Sign>([
  ['\\', backslash],
  ['$', dollar],
  ['{', openBrace],
  ['}', braceAlone],
  ['~', tilde],
  ['^', raised],
  ['_', lowered],
  ['-', dashes],
  ['`', opening],
  ["'", closing],
  ['h', address],
  ['=', compared],
  ['<', compared],
  ['>', compared],
]);

function itself(reading: Reading, sign: string): string {
  reading.at += 1;
  return sign;
}

function backslash(reading: Reading): string {
  reading.at += 1;
  const name = take(reading, /[A-Za-z]+/y);
  if (name !== undefined) return commandText(reading, name);
  const sign = take(reading, /[^A-Za-z]/uy) ?? '';
  if (/^[%&#_${}]$/.test(sign)) return sign;
  if (sign === '(' || sign === '[') return turn(reading, true);
  if (sign === ')' || sign === ']') return turn(reading, false);
  if (sign === '-') return take(reading, /\//y) ? '-' : '';
  if (sign === ',') return sees(reading, /\\?%/y) ? '' : ' ';
  if (/^[ ;:]$/.test(sign)) return ' ';
  if (sign === '\\') return reading.math ? '' : ' ';
  if (sign === '|') return '‖';
  if (/^[!/@+]$/.test(sign)) return sign === '+' ? '+' : '';
  const accent = accents.get(sign);
  return accent ? withAccent(argument(reading), accent) : sign;
}

/** `\(` and `\[` begin a formula, `\)` and `\]` end it. */
function turn(reading: Reading, math: boolean): string {
  reading.math = math;
  return '';
}

/** A formula between dollars; any other dollar is money. */
function dollar(reading: Reading): string {
  const start = reading.at;
  const end = reading.nextDollar.get(start) ?? reading.end;
  reading.at += 1;
  if (end === start + 1 && end < reading.end) {
    reading.at += 1;
    return turn(reading, !reading.math);
  }
  if (end < reading.end && isFormula(reading.text.slice(start + 1, end), reading.text.charAt(end + 1))) {
    const formula = reading.read(end, true);
    reading.at = end + 1;
    const head = /(?:^|\s)$/.test(tail(reading)) ? formula.trimStart() : formula;
    return sees(reading, /[^\s.,;:)]/y) ? head : head.trimEnd();
  }
  return sees(reading, /[\\^_]/y) ? '' : '$';
}

function isFormula(inside: string, next: string): boolean {
  const isMoney = /^\d[\d.,]*[kKMB]? +[A-Za-z]{2,} /.test(inside) && inside.endsWith(' ');
  if (isMoney) return false;
  if (inside.includes('\\')) return true;
  if (inside.length > 400) return false;
  if (/[\^_{}]/.test(inside)) return true;
  if (/^\d/.test(inside) && /\d/.test(next)) return false;
  // A letter or O(n) may stand with spaces around it, words may not.
  if (/^ | $/.test(inside)) return /^ ?[A-Za-z]\S{0,20} ?$/.test(inside);
  return !/[A-Za-z]{3,} +[A-Za-z]{3,}/.test(inside);
}

/** Braces that group are left out; those of plain text, as in {here, now}, stay. */
function openBrace(reading: Reading): string {
  const end = groupEnd(reading);
  if (end === undefined) return braceAlone(reading, '{');
  reading.at += 1;
  const inside = reading.read(end, reading.math);
  reading.at = end + 1;
  return reading.isLatex || !/[^,][ ,]|^ /.test(inside) ? inside : `{${inside}}`;
}

function braceAlone(reading: Reading, sign: string): string {
  reading.at += 1;
  return reading.isLatex ? '' : sign;
}

/** A space that does not break, where it does not mean "about" or "up to". */
function tilde(reading: Reading): string {
  reading.at += 1;
  if (reading.math) return ' ';
  const before = tail(reading);
  if (/(?:^|[\s([/])$/.test(before)) return sees(reading, /[\d\s/$\\]/y) ? '~' : '';
  return /(?:^|[\s(])[\d.,]+[KMBkx×%°]? ?$/.test(before) && sees(reading, / ?\$?\d/y) ? '~' : ' ';
}

/** `x^2`, `10^-4`, `X^{2}`; outside of formulas only behind something it can belong to. */
function raised(reading: Reading): string {
  reading.at += 1;
  if (reading.math) return script('^', argument(reading, true), behind(reading));
  if (!/[^\s([{,;:'"`^]$/.test(behind(reading))) return '^';
  const plain = take(reading, /[+-]?\d+(?!\d|\.\d)|[+*]|[A-Za-z](?![A-Za-z\d])/y);
  if (plain !== undefined) return script('^', plain, tail(reading));
  if (groupEnd(reading) === undefined && !sees(reading, /\\[A-Za-z]|\P{ASCII}/uy)) return '^';
  return script('^', named(argument(reading, true)), tail(reading));
}

/** `x_1`, `x_{max}`; outside of formulas a plain `_` is mostly part of a name, as in `file_name`. */
function lowered(reading: Reading): string {
  reading.at += 1;
  if (reading.math) return script('_', argument(reading, true), tail(reading));
  const before = tail(reading);
  const single = /(?:^|[^\p{L}\p{N}_])\p{L}$/u.test(before) || before.endsWith(')');
  const plain = single ? take(reading, /(?:\d+|[a-z])(?![A-Za-z\d_]|\.\d)/y) : undefined;
  if (plain !== undefined) return script('_', plain, before);
  if (!/[\p{L}\p{N})]$/u.test(before) || groupEnd(reading) === undefined) return '_';
  return script('_', named(argument(reading, true)), before);
}

/** A symbol's bare name, all that a site left of it: `B^{ast}`, `p_{theta}`. */
function named(words: string): string {
  const sign = symbols.get(words) ?? operators.get(words) ?? words;
  return /^(?:\p{sc=Greek}|[*⋆′†∞ℓ])$/u.test(sign) ? sign : words;
}

/** Two hyphens are a dash, three a long one; not so those of `--flag`. */
function dashes(reading: Reading): string {
  const run = take(reading, /-+/y) ?? itself(reading, '-');
  if (run.length < 2 || run.length > 3) return run;
  if (run.length === 2 && /(?:^|[\s("'`])$/.test(tail(reading)) && sees(reading, /[a-z]/y)) return run;
  return run.length === 2 ? '–' : '—';
}

/** Opening quotes, ``double'' and `single'; code between backticks stays. */
function opening(reading: Reading): string {
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
function closing(reading: Reading): string {
  const run = take(reading, /'+/y) ?? itself(reading, "'");
  if (reading.math) return reading.written.length > 0 ? '′'.repeat(run.length) : run;
  if (run.length !== 2) return run;
  const opened = reading.openQuotes > 0;
  reading.openQuotes -= opened ? 1 : 0;
  return opened ? '”' : '"';
}

/** An address is copied as it stands, but where a link lost its command the words in its braces take its place. */
function address(reading: Reading): string {
  const found = take(reading, /(?:href)?https?:\/\/[^\s{}\\$<>"]+/y);
  if (found === undefined) return itself(reading, 'h');
  const label = groupEnd(reading) === undefined ? '' : argument(reading, false).trim();
  return label || found.replace(/^href/, '');
}

/** As in `p < 0.05`: a space on both sides or on neither. */
function compared(reading: Reading, sign: string): string {
  reading.at += 1;
  const apart = tail(reading).endsWith(' ') || sees(reading, / /y);
  return apart ? spaced(reading, sign) : sign;
}
