import { makeRandom } from '../../src/vectors/training/random.ts';
import type { Evaluate } from './frame.ts';
import { gistRow } from './meaning/gist.ts';
import { keywordsRow } from './meaning/keywords.ts';
import { bare, makePool } from './meaning/pool.ts';
import { type Gain, type MeaningRow, ways } from './meaning/row.ts';
import { similarRow } from './meaning/similar.ts';
import { titleRow } from './meaning/title.ts';

/** Does search find a paper by what it means? Words alone, vectors alone, and both as `search` and `similar` take them. */
export const evaluate: Evaluate = async ({ corpus, folder }) => {
  const start = performance.now();
  const random = makeRandom(5);
  const pool = await makePool(corpus, folder);
  const whole = await pool.archiveOf('whole', pool.papers.map(bare));
  const rows = [await keywordsRow(pool, whole, random), await gistRow(pool, whole, random)];
  await whole.close();
  rows.push(await titleRow(pool, random), await similarRow(pool));
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  return [
    {
      title: `Search by meaning, on papers that the model was not trained on, among ${pool.papers.length}`,
      rows: [['', 'questions', 'measured', ...ways, 'hybrid over the best single one'], ...rows.map(cellsOf)],
      notes: [
        'Keywords, gists, authors and categories are hidden from every way; rare words stand in fewer than 3 papers of a hundred in (b), 1 of a thousand in (c);',
        '(c) is asked among a third of the abstracts, without their titles; (d) among the papers that have keywords.',
        'Behind each gain stands its standard error: of one that is twice as large, one in forty would come by chance.',
        `It took ${minutes} minutes.`,
      ],
    },
  ];
};

function cellsOf({ name, questions, measures, scores, gains }: MeaningRow): readonly string[] {
  const cells = ways.map((way) => `${scores[way].first.toFixed(3)} ${scores[way].second.toFixed(3)}`);
  return [name, String(questions), measures, ...cells, gains.map(gainCell).join('  ')];
}

function gainCell({ mean, error }: Gain): string {
  return `${mean < 0 ? '' : '+'}${mean.toFixed(3)} ± ${error.toFixed(3)}`;
}
