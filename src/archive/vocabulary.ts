import { numberIn, textIn } from './rows.ts';
import type { Store } from './store.ts';

/** Counts the papers that hold each word, some papers at a time: most of their words are the same. */
export type WordCounts = {
  readonly add: (words: Iterable<string>) => void;
  /** Adds what was counted to the store's counts, in the transaction of the caller. */
  readonly flush: (store: Store) => void;
};

export function makeWordCounts(): WordCounts {
  const counts = new Map<string, number>();
  return {
    add: (words) => {
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    },
    flush: (store) => {
      const one = store.prepare(
        'INSERT INTO vocabulary (word, papers) VALUES (?, ?) ON CONFLICT DO UPDATE SET papers = papers + excluded.papers',
      );
      for (const [word, papers] of counts) one.run(word, papers);
      counts.clear();
    },
  };
}

/** How many papers hold each of these words, about: a word that a paper no longer holds stays counted. */
export function papersHolding(store: Store, words: readonly string[]): ReadonlyMap<string, number> {
  const one = store.prepare('SELECT papers FROM vocabulary WHERE word = ?');
  return new Map(
    words.map((word) => {
      const row = one.get(word);
      return [word, row ? numberIn(row, 'papers') : 0];
    }),
  );
}

/** A word that only one paper holds is as likely a slip as the one that was typed. */
const leastPapers = 3;

/** A word of the archive, and about how many papers hold it. */
export type KnownWord = { readonly word: string; readonly papers: number };

/** Words of the archive that could be meant by a mistyped one: as long as one of these, give or take two letters, and beginning as asked. */
export function wordsLike(store: Store, typed: readonly string[], first = ''): readonly KnownWord[] {
  const lengths = typed.map(({ length }) => length);
  return store
    .prepare(
      `SELECT word, papers FROM vocabulary
         WHERE word >= ? AND word < ? AND papers >= ? AND length(word) BETWEEN ? AND ?`,
    )
    .all(first, `${first}\u{10ffff}`, leastPapers, Math.min(...lengths) - 2, Math.max(...lengths) + 2)
    .map((row) => ({ word: textIn(row, 'word'), papers: numberIn(row, 'papers') }));
}
