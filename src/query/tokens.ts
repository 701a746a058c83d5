import { type FieldName, fieldAt, misspelt } from './field-names.ts';
import { type Slip, type Span, slip } from './slip.ts';
import { wordsOf } from './words.ts';

/** A query's smallest parts, in order. `not` says that a minus stands before. */
export type Token = Span &
  (
    | { readonly kind: 'open'; readonly not: boolean }
    | { readonly kind: 'close' }
    | { readonly kind: 'or' }
    | { readonly kind: 'words'; readonly typed: string; readonly not: boolean }
    | FieldToken
  );

/** `author:"Yann LeCun"`, `upvotes>=20`; the value without its quotes. */
export type FieldToken = Span & {
  readonly kind: 'field';
  readonly field: FieldName;
  readonly sign: string;
  readonly value: string;
  readonly not: boolean;
};

/** The words with the minus that stands before the token, where one does. */
export function withNot({ not }: FieldToken, words: string): string {
  return not ? `-${words}` : words;
}

/** The tokens of a query, or the first thing that cannot be read. Typographic quotes and dashes count as plain ones. */
export function tokenize(text: string): readonly Token[] | Slip {
  const scan: Scan = { text, at: 0 };
  const tokens: Token[] = [];
  for (take(scan, spaces); scan.at < text.length; take(scan, spaces)) {
    const token = nextToken(scan);
    if (token && 'reason' in token) return token;
    if (token) tokens.push(token);
  }
  return tokens;
}

type Scan = { readonly text: string; at: number };

const quotes = '"“”„‟«»″＂';
const spaces = /[\s,;\p{Cc}\p{Z}]+/uy;
const dashes = /[-‐‑‒–—―−﹣－]+/y;
const words = new RegExp(
  `(?:[^\\s,;|()${quotes}\\p{Cc}\\p{Z}]|(?<=\\d),(?=\\d)|(?<=[\\p{L}\\p{N}])\\([^\\s()${quotes}]*\\))+`,
  'uy',
);

/** The next token; undefined where there is only something that means nothing, such as a dash on its own. */
function nextToken(scan: Scan): Token | Slip | undefined {
  const start = scan.at;
  const not = takeNot(scan);
  if (scan.at > start && (scan.at >= scan.text.length || sees(scan, /[\s)]/y))) return undefined;
  const token = { at: start, not };
  if (take(scan, /\(/y)) return { ...token, kind: 'open', length: scan.at - start };
  if (take(scan, /\)/y)) return { at: start, kind: 'close', length: 1 };
  if (!not && take(scan, /\|+|OR(?![^\s()])/y)) return { at: start, kind: 'or', length: scan.at - start };
  if (take(scan, /\|+|(?:AND|&+|\+)(?!\S)/y)) return undefined;
  if (sees(scan, quote)) return phrase(scan, start, not);
  return field(scan, start, not) ?? word(scan, start, not);
}

const quote = new RegExp(`[${quotes}]`, 'y');
const closedQuote = new RegExp(`[${quotes}][^${quotes}]*[${quotes}]`, 'y');

/** Any number of dashes right before something, or the word NOT. */
function takeNot(scan: Scan): boolean {
  let not = false;
  while (take(scan, dashes) ?? take(scan, /NOT\s+(?=\S)/y)) not = true;
  return not;
}

function phrase(scan: Scan, start: number, not: boolean): Token | Slip {
  const quoted = take(scan, closedQuote);
  if (quoted === undefined) return unclosed(scan);
  const span = { at: start, length: scan.at - start };
  const typed = inOneLine(quoted.slice(1, -1));
  if (wordsOf(typed).length > 0) return { ...span, kind: 'words', typed, not };
  return slip(span, 'There is no word between these quotes: write one, or leave the quotes out.');
}

function unclosed({ text, at }: Scan): Slip {
  const reason = 'This quote is never closed: put a " behind the last word of the phrase.';
  return { at, length: 1, reason, fix: { from: text.length, to: text.length, by: '"' } };
}

function field(scan: Scan, start: number, not: boolean): Token | Slip | undefined {
  const nameAt = scan.at;
  const name = fieldAt(scan.text, nameAt);
  if (!name) return misspelt(scan.text, nameAt);
  scan.at = name.end;
  const quoted = take(scan, closedQuote);
  if (quoted === undefined && sees(scan, quote)) return unclosed(scan);
  const value = quoted?.slice(1, -1) ?? take(scan, words) ?? '';
  const span = { at: start, length: scan.at - start };
  return { ...span, kind: 'field', field: name.field, sign: name.sign, value: inOneLine(value), not };
}

function word(scan: Scan, start: number, not: boolean): Token | undefined {
  const raw = take(scan, words);
  if (raw === undefined) scan.at += 1;
  const typed = (raw ?? '').replace(/^[^\p{L}\p{N}\\$]+|[^\p{L}\p{N}+#$)}]+$/gu, '');
  if (wordsOf(typed).length === 0) return undefined;
  return { at: start, length: scan.at - start, kind: 'words', typed, not };
}

function take(scan: Scan, pattern: RegExp): string | undefined {
  pattern.lastIndex = scan.at;
  const found = pattern.exec(scan.text)?.[0];
  scan.at += found?.length ?? 0;
  return found;
}

function sees(scan: Scan, pattern: RegExp): boolean {
  pattern.lastIndex = scan.at;
  return pattern.test(scan.text);
}

function inOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Z}]+/gu, ' ').trim();
}
