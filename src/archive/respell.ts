import leven from 'leven';
import type { Store } from './store.ts';
import { type KnownWord, papersHolding, wordsLike } from './vocabulary.ts';

/** Who slips this often does not slip: the words are of another language, or of none. Each costs some milliseconds. */
const mostRespelled = 3;
/** No word that several papers hold is longer by more than two letters. */
const longestRespelled = 25;

/** For each of these words that no paper holds, the first three at most, the one of the archive's own that was probably meant. */
export function respelled(store: Store, words: readonly string[]): ReadonlyMap<string, string> {
  const unknown = [...papersHolding(store, words)]
    .filter(([word, papers]) => papers === 0 && word.length > 3 && word.length <= longestRespelled)
    .map(([word]) => word)
    .slice(0, mostRespelled);
  const meant = meantBy(unknown, (word) => wordsLike(store, [word], firstLetter(word)));
  const left = unknown.filter((word) => !meant.has(word));
  if (left.length === 0) return meant;
  // They slipped on the first letter, or every word is strange: the whole vocabulary is read, once.
  const known = wordsLike(store, left);
  return new Map([...meant, ...meantBy(left, () => known)]);
}

function meantBy(
  unknown: readonly string[],
  wordsFor: (typed: string) => readonly KnownWord[],
): ReadonlyMap<string, string> {
  return new Map(
    unknown.flatMap((typed) => {
      const meant = nearestTo(typed, wordsFor(typed));
      return meant === undefined ? [] : [[typed, meant] as const];
    }),
  );
}

/** Of words as near, the one that most papers hold. */
function nearestTo(typed: string, known: readonly KnownWord[]): string | undefined {
  const near = known
    .filter(({ word }) => Math.abs(word.length - typed.length) <= 2)
    .map((one) => ({ ...one, steps: stepsBetween(typed, one.word) }))
    .filter(({ steps }) => steps <= (typed.length < 6 ? 1 : 2));
  return near.toSorted((one, other) => one.steps - other.steps || other.papers - one.papers)[0]?.word;
}

function firstLetter(word: string): string {
  return String.fromCodePoint(word.codePointAt(0) ?? 0);
}

/** Two letters that changed places are one slip, where `leven` counts two. */
function stepsBetween(typed: string, known: string): number {
  const steps = leven(typed, known);
  const isSwap =
    steps === 2 &&
    typed.length === known.length &&
    [...typed].toSorted().join('') === [...known].toSorted().join('');
  return isSwap ? 1 : steps;
}
