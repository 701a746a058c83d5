import { commandText } from './commands.ts';
import { compared, dollar, lowered, raised, turn } from './formula-signs.ts';
import {
  argument,
  behind,
  findDollars,
  findGroupEnds,
  groupEnd,
  itself,
  type Reading,
  sees,
  take,
  write,
} from './reading.ts';
import { accents } from './symbols.ts';
import { address, closing, dashes, opening, tilde } from './text-signs.ts';
import { withAccent } from './typesetting.ts';

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

/** What each sign with a meaning of its own says: the reading stands before it, and behind all that belongs to it afterwards. */
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
