import type { Paper } from '../../../src/paper.ts';
import { wordsOf } from '../../../src/query/words.ts';
import { shuffled } from '../../../src/vectors/training/random.ts';
import { isRare, type Pool } from './pool.ts';
import { askAll, type MeaningRow, mostQuestions } from './row.ts';
import { searchScores } from './search.ts';

const rareShare = 0.001;

/** (c) A title finds its abstract among a third of all abstracts, where the abstract has lost the title's rare words. */
export async function titleRow(pool: Pool, random: () => number): Promise<MeaningRow> {
  const asked = shuffled(pool.heldOut, random).slice(0, mostQuestions);
  const ids = new Set(asked.map(({ id }) => id));
  const abstracts = pool.papers
    .filter(({ id }, at) => at % 3 === 0 || ids.has(id))
    .map((paper) => abstractOf(pool, paper, ids.has(paper.id)));
  const archive = await pool.archiveOf('abstracts', abstracts);
  const questions = asked.map(({ id, title }) => ({ words: wordsOf(title), wanted: id }));
  const measured = await askAll(questions, (question) => searchScores(archive, pool, question));
  await archive.close();
  return {
    name: '(c) title → its abstract without the title’s rare words',
    questions: questions.length,
    measures: 'R@10 and MRR',
    ...measured,
  };
}

function abstractOf(pool: Pool, { id, title, abstract }: Paper, isAsked: boolean): Paper {
  const rare = new Set(isAsked ? wordsOf(title).filter((word) => isRare(pool, word, rareShare)) : []);
  const left = wordsOf(abstract).filter((word) => !rare.has(word));
  return { id, title: '…', abstract: left.join(' '), authors: [], keywords: [], categories: [] };
}
