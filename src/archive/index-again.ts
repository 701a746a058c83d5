import { nameWordsOf, wordsOf } from '../query/words.ts';
import { paperIn } from './paper-rows.ts';
import { numberIn, textIn } from './rows.ts';
import type { Store } from './store.ts';
import { makeWordCounts } from './vocabulary.ts';
import { indexPaper } from './words-index.ts';

/** Called as papers are read into the index. */
export type Indexing = (done: number, of: number) => void;

/**
 * The index holds words in the forms that `wordsOf` gave when a paper was saved. Where a newer version forms them
 * otherwise, a search would miss papers without a word said: then all papers are read into the index anew.
 */
export function keepIndexTrue(store: Store, indexing: Indexing): void {
  const forms = [indexShape, ...wordsOf(sample), ...nameWordsOf(sample)].join(' ');
  if (formsOf(store) === forms) return;
  store.write(() => {
    indexAll(store, indexing);
    store.run('DELETE FROM words_made_as');
    store.prepare('INSERT INTO words_made_as (forms) VALUES (?)').run(forms);
  });
}

function formsOf(store: Store): string | undefined {
  const row = store.read(() => store.prepare('SELECT forms FROM words_made_as').get());
  return row && textIn(row, 'forms');
}

function indexAll(store: Store, indexing: Indexing): void {
  store.run("INSERT INTO words (words) VALUES ('delete-all'); DELETE FROM bags; DELETE FROM vocabulary");
  const counts = makeWordCounts();
  const of = numberIn(store.prepare('SELECT count(*) AS papers FROM papers').get() ?? {}, 'papers');
  const page = store.prepare('SELECT * FROM papers WHERE number > ? ORDER BY number LIMIT 500');
  let done = 0;
  for (let rows = page.all(0); rows.length > 0; ) {
    for (const row of rows) indexPaper(store, numberIn(row, 'number'), paperIn(row), counts);
    counts.flush(store);
    done += rows.length;
    indexing(done, of);
    rows = page.all(numberIn(rows.at(-1) ?? {}, 'number'));
  }
}

/** What the index holds beside the forms of words; a new name has all papers read into it anew. */
const indexShape = 'words, bags, vocabulary';

/** Words whose forms are likely to change when the rules do: endings, accents, signs, numbers, other scripts. */
const sample = `models studies classes analyses bias biases series generating generated generation generative generator
  learned learning learner training trained optimization optimizing optimal policies agents' Williams's embeddings
  indices matrices axes networks diffusion diffusive reasoning retrieval evaluation evaluated transformers attentive
  pre-training fine-tuned state-of-the-art zero‑shot naïve Schrödinger Łukasiewicz Müller Ångström ﬁne Straße İstanbul
  GPT-4 gpt4o DINOv2 word2vec o1 3D 2.5D 10% C++ C# F# $\\alpha$-VAE $\\pi_0$ β-VAE $O(n^2)$ \\textbf{bold} \\'{e}
  机器学习 日本語 한국어 русский اللغة हिन्दी`;
