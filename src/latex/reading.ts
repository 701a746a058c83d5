/** A text being read from left to right, and what was written so far of the group at hand. */
export type Reading = {
  readonly text: string;
  /** Whether it has any command or formula: then braces and dollars mean something. */
  readonly isLatex: boolean;
  /** Where each `{` closes. */
  readonly groupEnds: ReadonlyMap<number, number>;
  /** Where each `$` that is not escaped finds the next one. */
  readonly nextDollar: ReadonlyMap<number, number>;
  /** Reads on to `end`, as a formula or as text, and returns what that says. */
  readonly read: (end: number, math: boolean) => string;
  at: number;
  /** Where the group at hand ends. */
  end: number;
  math: boolean;
  /** Piece by piece, none of them empty. */
  written: string[];
  depth: number;
  /** What stands before the group at hand. */
  before: string;
  /** Quotes opened by two backticks and not closed yet. */
  openQuotes: number;
};

/** Deeper groups lose their braces and are read on in line: nobody nests so deep in earnest. */
const deepest = 40;

/** Takes what the sticky pattern finds here; undefined, and nothing taken, where it finds nothing. */
export function take(reading: Reading, pattern: RegExp): string | undefined {
  pattern.lastIndex = reading.at;
  const found = pattern.exec(reading.text)?.[0];
  if (found === undefined || reading.at + found.length > reading.end) return undefined;
  reading.at += found.length;
  return found;
}

/** Whether the sticky pattern finds anything here. */
export function sees(reading: Reading, pattern: RegExp): boolean {
  pattern.lastIndex = reading.at;
  return reading.at < reading.end && pattern.test(reading.text);
}

/** Takes the next sign, which means only itself here. */
export function itself(reading: Reading, sign: string): string {
  reading.at += 1;
  return sign;
}

/** Where the group that opens here closes; undefined where none opens, or none that may be entered. */
export function groupEnd(reading: Reading): number | undefined {
  const end = reading.groupEnds.get(reading.at);
  return end !== undefined && end < reading.end && reading.depth < deepest ? end : undefined;
}

/** The next group or, where none opens here, the next command or letter. */
export function argument(reading: Reading, math = reading.math): string {
  take(reading, / +/y);
  const end = groupEnd(reading);
  if (end !== undefined) {
    reading.at += 1;
    const words = reading.read(end, math);
    reading.at = end + 1;
    return words;
  }
  if (sees(reading, /[{}$]/y)) return '';
  const next = sees(reading, /\\[A-Za-z]/y) ? /\\[A-Za-z]+(?:\{[^{}\\$]*\})?/y : /\\[^A-Za-z]|[^\\]\p{M}*/uy;
  const start = reading.at;
  const token = take(reading, next);
  if (token === undefined) return '';
  reading.at = start;
  return reading.read(start + token.length, math);
}

/** The next group as it stands, for addresses and keys; undefined where none opens here. */
export function rawGroup(reading: Reading): string | undefined {
  take(reading, / +(?=\{)/y);
  const end = groupEnd(reading);
  if (end === undefined) return undefined;
  const words = reading.text.slice(reading.at + 1, end);
  reading.at = end + 1;
  return words.replace(/\\(?=[_%#&~${}])/g, '').trim();
}

/** Adds to what was written. */
export function write(reading: Reading, words: string): void {
  if (words !== '') reading.written.push(words);
}

/** The last characters written, at most eight; empty at the start of a group. */
export function tail(reading: Reading): string {
  return reading.written.slice(-4).join('').slice(-8);
}

/** The last characters before this place, in this group or before it. */
export function behind(reading: Reading): string {
  return tail(reading) || reading.before;
}

/** Takes trailing spaces back. */
export function trimWritten(reading: Reading): void {
  for (let last = reading.written.pop(); last !== undefined; last = reading.written.pop()) {
    if (last.trimEnd() === '') continue;
    reading.written.push(last.trimEnd());
    return;
  }
}

/** Where each `{` closes; one that never does is absent. */
export function findGroupEnds(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (const brace of text.matchAll(/\\.|[{}]/gs)) {
    if (brace[0] === '{') open.push(brace.index);
    const start = brace[0] === '}' ? open.pop() : undefined;
    if (start !== undefined) ends.set(start, brace.index);
  }
  return ends;
}

/** The next `$` after each `$`; escaped ones do not count. */
export function findDollars(text: string): ReadonlyMap<number, number> {
  const places = [...text.matchAll(/\\.|\$/gs)]
    .filter((found) => found[0] === '$')
    .map((found) => found.index);
  return new Map(places.slice(0, -1).map((place, index) => [place, places[index + 1] ?? place]));
}
