import type { Archive } from '../../../src/archive/archive.ts';
import { wordsOf } from '../../../src/query/words.ts';
import { shuffled } from '../../../src/vectors/training/random.ts';
import { isRare, type Pool } from './pool.ts';
import { askAll, type MeaningRow, mostQuestions } from './row.ts';
import { searchScores } from './search.ts';

/** With words that fewer papers hold, words alone find nearly every paper. */
const rareShare = 0.03;

/** (b) What a paper's gist says, without the rare words that it shares with the paper, finds the paper. */
export async function gistRow(pool: Pool, archive: Archive, random: () => number): Promise<MeaningRow> {
  const questions = shuffled(pool.heldOut, random)
    .filter(({ gist }) => gist !== undefined)
    .slice(0, mostQuestions)
    .map(({ id, title, abstract, gist = '' }) => {
      const own = new Set([...wordsOf(title), ...wordsOf(abstract)]);
      return {
        words: wordsOf(gist).filter((word) => !(own.has(word) && isRare(pool, word, rareShare))),
        wanted: id,
      };
    });
  const measured = await askAll(questions, (question) => searchScores(archive, pool, question));
  return {
    name: '(b) gist without rare words → the paper',
    questions: questions.length,
    measures: 'R@10 and MRR',
    ...measured,
  };
}
