import { findSimilar } from '../../commands/find-similar.ts';
import { byLikeness } from '../../src/select/similar.ts';
import type { Evaluate } from './frame.ts';
import { makeJudge } from './meaning/judge.ts';
import { bare, makePool, now } from './meaning/pool.ts';
import { meanScore, type Score } from './meaning/row.ts';

/** What nearness could count for beside shared phrases. */
const weights = [0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1];

/** How much should nearness count in `similar`? Asked of papers that nothing is learned from, and none of those that `meaning` measures with. */
export const evaluate: Evaluate = async ({ corpus, folder }) => {
  const pool = await makePool(corpus, folder);
  const judged = pool.papers.filter(({ keywords }) => keywords.length > 0);
  const archive = await pool.archiveOf('judged', judged.map(bare));
  const judge = makeJudge(judged);
  const asked = pool.forTuning.filter(({ keywords }) => keywords.length > 0);
  const scores = new Map<number, Score[]>(weights.map((weight) => [weight, []]));
  for (const paper of asked) {
    const similar = await findSimilar({ archive, now }, [bare(paper)]);
    for (const [weight, scored] of scores)
      scored.push(
        judge(
          paper,
          byLikeness(similar, weight).map(({ paper: { id } }) => id),
        ),
      );
  }
  await archive.close();
  return [
    {
      title: `What nearness counts for in \`similar\`, on ${asked.length} papers set aside for it`,
      rows: [
        ['nearness', 'NDCG@10', 'MRR of the first of ten that shares two'],
        ...[...scores].map(([weight, scored]) => cellsOf(weight, meanScore(scored))),
      ],
    },
  ];
};

function cellsOf(weight: number, { first, second }: Score): readonly string[] {
  return [String(weight), first.toFixed(3), second.toFixed(3)];
}
