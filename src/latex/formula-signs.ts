import { argument, behind, groupEnd, type Reading, sees, tail, take } from './reading.ts';
import { operators, symbols } from './symbols.ts';
import { script, spaced } from './typesetting.ts';

/** A formula between dollars; any other dollar is money. */
export function dollar(reading: Reading): string {
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

/** `\(` and `\[` begin a formula, `\)` and `\]` end it. */
export function turn(reading: Reading, math: boolean): string {
  reading.math = math;
  return '';
}

/** `x^2`, `10^-4`, `X^{2}`; outside of formulas only behind something it can belong to. */
export function raised(reading: Reading): string {
  reading.at += 1;
  if (reading.math) return script('^', argument(reading, true), behind(reading));
  if (!/[^\s([{,;:'"`^]$/.test(behind(reading))) return '^';
  const plain = take(reading, /[+-]?\d+(?!\d|\.\d)|[+*]|[A-Za-z](?![A-Za-z\d])/y);
  if (plain !== undefined) return script('^', plain, tail(reading));
  if (groupEnd(reading) === undefined && !sees(reading, /\\[A-Za-z]|\P{ASCII}/uy)) return '^';
  return script('^', named(argument(reading, true)), tail(reading));
}

/** `x_1`, `x_{max}`; outside of formulas a plain `_` is mostly part of a name, as in `file_name`. */
export function lowered(reading: Reading): string {
  reading.at += 1;
  if (reading.math) return script('_', argument(reading, true), tail(reading));
  const before = tail(reading);
  const single = /(?:^|[^\p{L}\p{N}_])\p{L}$/u.test(before) || before.endsWith(')');
  const plain = single ? take(reading, /(?:\d+|[a-z])(?![A-Za-z\d_]|\.\d)/y) : undefined;
  if (plain !== undefined) return script('_', plain, before);
  if (!/[\p{L}\p{N})]$/u.test(before) || groupEnd(reading) === undefined) return '_';
  return script('_', named(argument(reading, true)), before);
}

/** As in `p < 0.05`: a space on both sides or on neither. */
export function compared(reading: Reading, sign: string): string {
  reading.at += 1;
  const apart = tail(reading).endsWith(' ') || sees(reading, / /y);
  return apart ? spaced(reading, sign) : sign;
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

/** A symbol's bare name, all that a site left of it: `B^{ast}`, `p_{theta}`. */
function named(words: string): string {
  const sign = symbols.get(words) ?? operators.get(words) ?? words;
  return /^(?:\p{sc=Greek}|[*⋆′†∞ℓ])$/u.test(sign) ? sign : words;
}
