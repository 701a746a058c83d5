import type { Archive } from '../../../src/archive/archive.ts';
import { wordsOf } from '../../../src/query/words.ts';
import { shuffled } from '../../../src/vectors/training/random.ts';
import type { Pool } from './pool.ts';
import { askAll, type MeaningRow, mostQuestions } from './row.ts';
import { searchScores } from './search.ts';

/** (a) Three of a paper's keywords find the paper. */
export async function keywordsRow(pool: Pool, archive: Archive, random: () => number): Promise<MeaningRow> {
  const questions = shuffled(pool.heldOut, random)
    .filter(({ keywords }) => keywords.length >= 3)
    .slice(0, mostQuestions)
    .map(({ id, keywords }) => ({
      words: wordsOf(shuffled(keywords, random).slice(0, 3).join(' ')),
      wanted: id,
    }));
  const measured = await askAll(questions, (question) => searchScores(archive, pool, question));
  return {
    name: '(a) three keywords → the paper',
    questions: questions.length,
    measures: 'R@10 and MRR',
    ...measured,
  };
}
