import { OperatorError } from '../../operator-error.ts';
import type { Paper } from '../../paper.ts';
import { isForTuning, isHeldOut } from '../held-out.ts';
import { writeModel } from '../model-file.ts';
import { termsNamed } from '../terms.ts';
import { eightBitRows } from './eight-bits.ts';
import { firstTable } from './first-table.ts';
import { type KeywordEdges, keywordEdges } from './keyword-edges.ts';
import { type LearningPlan, learn } from './learn.ts';
import { pairsOf } from './pairs.ts';
import { type PaperTerms, paperTermsOf, titleOf } from './paper-terms.ts';
import { type PaperWords, paperWordsOf } from './paper-words.ts';
import { makeRandom } from './random.ts';
import { type SparseRow, sparseRow } from './sparse.ts';
import { turned } from './turn.ts';
import { chooseTerms, type VocabularyPlan } from './vocabulary.ts';

type TrainingPlan = VocabularyPlan & LearningPlan & { readonly dimensions: number; readonly seed: number };

/** What makes the shipped model: 29,000 terms in 256 dimensions are 8 MB. */
export const shippedPlan: TrainingPlan = {
  words: 20_000,
  pairs: 9_000,
  dimensions: 256,
  rounds: 8,
  batch: 256,
  step: 0.002,
  temperature: 0.05,
  seed: 1,
};

/** The bytes of the model's file, and what `similar` needs to know of words. */
export type Trained = { readonly model: Uint8Array; readonly edges: KeywordEdges };

const tooFew = 'There are too few papers to learn from: take a file of some thousands.';

/**
 * Learns a model from papers. The same papers in the same order and the same plan make the same bytes. Papers to choose and
 * to measure by are left aside. `say` is told how far it is.
 */
export async function trainModel(
  papers: AsyncIterable<Paper>,
  plan: TrainingPlan,
  say: (what: string) => void,
): Promise<Trained> {
  const words: PaperWords[] = [];
  for await (const paper of papers)
    if (!isHeldOut(paper.id) && !isForTuning(paper.id)) words.push(paperWordsOf(paper));
  say(`${words.length} papers read`);
  const terms = chooseTerms(words, plan);
  if (terms.length < plan.dimensions) throw new OperatorError(tooFew);
  say(`${terms.length} terms chosen`);
  const numbered = termsNamed(terms);
  const texts = words.map((paper) => paperTermsOf(numbered, paper));
  const random = makeRandom(plan.seed);
  const table = firstTable(texts.map(wholeRow), terms.length, plan.dimensions, random);
  say('first vectors found');
  for (const { round, loss } of learn(table, plan.dimensions, () => pairsOf(texts, random), plan))
    say(`round ${round + 1} of ${plan.rounds} learned, loss ${loss.toFixed(4)}`);
  const { scales, rows } = eightBitRows(turned(table, plan.dimensions, random), plan.dimensions);
  const model = writeModel({ dimensions: plan.dimensions, terms, scales, rows });
  return { model, edges: keywordEdges(words) };
}

function wholeRow(paper: PaperTerms): SparseRow {
  return sparseRow([...titleOf(paper), ...[...paper.sentences, paper.gist, ...paper.keywords].flat()]);
}
