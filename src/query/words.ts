import { latexToText } from '../latex/latex.ts';
import { stem } from './stem.ts';

/**
 * The words of a text in order, each in the form in which words are compared: no LaTeX, accents, case or plural ending,
 * letters and digits only. What a person types and what a paper says are read by this same function.
 */
export function wordsOf(text: string): readonly string[] {
  return read(text, stemmed);
}

/** The words of a name, with their endings left on: `Williams` is not `William`. */
export function nameWordsOf(text: string): readonly string[] {
  return read(text, plain);
}

/** A word as `wordsOf` gives it, and where in the text it stands. */
type WordSpan = { readonly word: string; readonly start: number; readonly end: number };

/** Where each word stands in a text that was read through `latexToText` already: for highlighting. */
export function wordSpansOf(text: string): readonly WordSpan[] {
  return [...text.matchAll(rawWord)].flatMap((found) =>
    remembered(found[0], stemmed).map((word) => ({
      word,
      start: found.index,
      end: found.index + found[0].length,
    })),
  );
}

/** Letters, digits and their marks, with apostrophes, powers (`2^q`) and invisible hyphens inside; `c++`, `c#`, `f#` are words too. */
const rawWord =
  /(?<![\p{L}\p{N}])(?:[cC]\+\+|[cCfF]#)(?![\p{L}\p{N}+#])|[\p{L}\p{N}\p{M}]+(?:['’ʼ^\u00ad\u200b-\u200d\u2060]+[\p{L}\p{N}\p{M}]+)*/gu;

type Memory = {
  readonly endings: boolean;
  readonly words: Map<string, readonly string[]>;
  /** Whole texts: what is saved is read for the index, and at once again for what it means. */
  readonly texts: Map<string, readonly string[]>;
};

/** Papers repeat their words: a word is worked out once, until there are too many of them to keep. */
const stemmed: Memory = { endings: true, words: new Map(), texts: new Map() };
const plain: Memory = { endings: false, words: new Map(), texts: new Map() };
const memoryLimit = 200_000;
/** Abstracts, some 3 kB each with their words: more than a save has. Shorter texts are read as fast as they are found. */
const textsLimit = 1_000;
const longText = 300;

function read(text: string, memory: Memory): readonly string[] {
  if (text.length < longText) return readAnew(text, memory);
  const words = memory.texts.get(text) ?? readAnew(text, memory);
  if (memory.texts.size >= textsLimit) memory.texts.clear();
  memory.texts.set(text, words);
  return words;
}

function readAnew(text: string, memory: Memory): readonly string[] {
  const words: string[] = [];
  for (const raw of latexToText(text).match(rawWord) ?? []) {
    for (const word of remembered(raw, memory)) words.push(word);
  }
  return words;
}

function remembered(raw: string, memory: Memory): readonly string[] {
  const known = memory.words.get(raw);
  if (known) return known;
  // A copy: a piece of a text would keep all of the text in memory with it.
  const copy = ` ${raw}`.slice(1);
  const words = normalWords(copy, memory.endings).map(sameText);
  if (memory.words.size >= memoryLimit) memory.words.clear();
  memory.words.set(copy, words);
  return words;
}

/** Equal words as one and the same text, which compares faster. */
function sameText(word: string): string {
  const known = texts.get(word);
  if (known !== undefined) return known;
  if (texts.size >= memoryLimit) texts.clear();
  texts.set(word, word);
  return word;
}

const texts = new Map<string, string>();

function normalWords(raw: string, endings: boolean): readonly string[] {
  const pieces = fold(raw).match(piece) ?? [];
  return pieces.flatMap(splitNumber).map((word) => (endings ? stem(word) : word));
}

/** One CJK character or kana is a word of its own, since nothing between them says where a word ends; else a run of letters and digits. */
const piece = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+/gu;

function fold(raw: string): string {
  const lower = raw.toLowerCase();
  const named = programmingLanguages.get(lower);
  if (named) return named;
  const whole = lower.replace(/['’ʼ]s$/u, '').replace(/['’ʼ^\u00ad\u200b-\u200d\u2060]/gu, '');
  if (/^[a-z0-9]*$/.test(whole)) return whole;
  return whole
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/g, '')
    .normalize('NFC')
    .replace(/[øłđħıßæœðþ]/g, (letter) => plainLetters.get(letter) ?? letter)
    .replace(/(?<!\p{sc=Greek})\p{sc=Greek}(?!\p{sc=Greek})/gu, (letter) => greekNames.get(letter) ?? letter)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ');
}

/** `gpt4`, `gpt-4` and `gpt 4` are the same words, and so are `dinov2` and `dino v2`; `o1` and `word2vec` are one word each. */
function splitNumber(word: string): readonly string[] {
  const parts = /^([\p{L}\p{M}]{2,}?)(v?\p{Nd}+\p{L}?)$/u.exec(word);
  return parts?.[1] && parts[2] ? [parts[1], parts[2]] : [word];
}

const programmingLanguages: ReadonlyMap<string, string> = new Map([
  ['c++', 'cpp'],
  ['c#', 'csharp'],
  ['f#', 'fsharp'],
]);

/** Letters that Unicode does not take apart. */
const plainLetters = table('ø o ł l đ d ħ h ı i ß ss æ ae œ oe ð d þ th');

/** A lone Greek letter is read as its name, so that "pi0" finds π₀ and "beta-VAE" finds β-VAE. */
const greekNames = table(
  'α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi ο omicron ' +
    'π pi ρ rho σ sigma ς sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega',
);

function table(pairs: string): ReadonlyMap<string, string> {
  return new Map([...pairs.matchAll(/(\S+) (\S+)/g)].map((pair) => [pair[1] ?? '', pair[2] ?? '']));
}
