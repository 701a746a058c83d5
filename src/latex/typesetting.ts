import { behind, type Reading, sees, tail, take, trimWritten } from './reading.ts';
import { doubleStruck, subscripts, superscripts } from './symbols.ts';

const formulaEnd = /\$|\\[)\]]/y;

/** A relation: with a space on either side where something stands there, `A\in B` → A ∈ B. */
export function spaced(reading: Reading, sign: string): string {
  if (!reading.math) return sign;
  trimWritten(reading);
  take(reading, / +/y);
  if (/^$|[([{,]$/.test(tail(reading))) return sign;
  return reading.at < reading.end && !sees(reading, formulaEnd) ? ` ${sign} ` : ` ${sign}`;
}

/** An operator: as far from its right side as its writer put it from the left, `7 \times 6`, `10\times`. */
export function asClose(reading: Reading, sign: string): string {
  if (!reading.math) return sign;
  const apart = tail(reading).endsWith(' ');
  trimWritten(reading);
  take(reading, / +/y);
  const last = reading.at >= reading.end || sees(reading, formulaEnd);
  return apart && !last && reading.written.length > 0 ? ` ${sign} ` : sign;
}

/** A name set upright: `n\log n` → n log n. `360\deg` is an angle. */
export function functionText(reading: Reading, name: string): string {
  if (name === 'deg' && /[\d)]\s?$/.test(behind(reading))) return '°';
  const before = /[\p{L}\p{N})]$/u.test(tail(reading)) ? ' ' : '';
  return `${before}${name}${sees(reading, /\{|\\(?!left|big|Big)[A-Za-z]/y) ? ' ' : ''}`;
}

/** Something raised or lowered: `n²`, `x₁₀` where every character has such a form, else `n^(a/b)`, `x_max`. */
export function script(kind: '^' | '_', words: string, before: string): string {
  const inner = words.trim();
  if (inner === '') return '';
  if (kind === '^') {
    if (inner === '∘' || inner === '°') return '°';
    if (/^['′*⋆†‡®™]+$/u.test(inner)) return inner;
    if (/\d$/.test(before) && /^(st|nd|rd|th)$/.test(inner)) return inner;
  }
  return (
    inForm(inner.replaceAll(' ', ''), kind === '^' ? superscripts : subscripts) ?? `${kind}${wrapped(inner)}`
  );
}

/** One thing as part of a formula on one line: `n`, but `(n + 1)`. */
export function wrapped(words: string): string {
  const inner = words.trim();
  return /^(?:√?[\p{L}\p{N}\p{M}.∞′*]*|[\p{L}\p{N}]*\([^()]*\)|.)$/u.test(inner) ? inner : `(${inner})`;
}

/** A letter with a mark over or under it; more than one letter stays as it is. */
export function withAccent(words: string, mark: string): string {
  const letter = words.trim().replace('ı', 'i').replace('ȷ', 'j');
  return /^\p{L}\p{M}*$/u.test(letter) ? `${letter}${mark}`.normalize('NFC') : words;
}

/** Capital letters of the blackboard where every font has them: ℝ, ℕ; others stay plain. */
export function onBlackboard(words: string): string {
  return [...words].map((letter) => doubleStruck.get(letter) ?? letter).join('');
}

function inForm(words: string, forms: ReadonlyMap<string, string>): string | undefined {
  const signs = [...words].map((letter) => forms.get(letter));
  return signs.every((sign) => sign !== undefined) ? signs.join('') : undefined;
}
