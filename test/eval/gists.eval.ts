import { readPaperLine } from '../../src/archive/paper-line.ts';
import { readLines } from '../../src/archive/papers-file.ts';
import type { Paper } from '../../src/paper.ts';
import { wordsOf } from '../../src/query/words.ts';
import { gistByMeaning, gistOf } from '../../src/select/gist.ts';
import { sentencesOf } from '../../src/select/sentences.ts';
import { isHeldOut } from '../../src/vectors/held-out.ts';
import { openSmallModel } from '../../src/vectors/open-small-model.ts';
import type { Evaluate } from './frame.ts';

/** Is the sentence we choose near to what Hugging Face says of a paper? By the words they share, on papers that the model never saw. */
export const evaluate: Evaluate = async ({ corpus }) => {
  const { embedQuery } = await openSmallModel();
  const sums = { first: 0, rule: 0, meaning: 0, best: 0 };
  let papers = 0;
  for await (const line of readLines(corpus)) {
    const read = readPaperLine(line);
    if (!('find' in read) || !isAsked(read.find.paper)) continue;
    const { gist: summary = '', ...paper } = read.find.paper;
    const sentences = sentencesOf(paper.abstract);
    papers += 1;
    sums.first += likeness(sentences[0], summary);
    sums.rule += likeness(gistOf(paper), summary);
    sums.meaning += likeness(await gistByMeaning(paper, embedQuery), summary);
    sums.best += Math.max(0, ...sentences.map((sentence) => likeness(sentence, summary)));
  }
  const mean = (sum: number): string => (sum / Math.max(1, papers)).toFixed(3);
  return [
    {
      title: `The sentence chosen from the abstract, against Hugging Face’s summary of ${papers} papers`,
      rows: [
        ['the first one', 'by its words', 'by its words and its meaning', 'the best there is'],
        [mean(sums.first), mean(sums.rule), mean(sums.meaning), mean(sums.best)],
      ],
      notes: ['F1 of the forms of words that both hold; papers that the model was not trained on.'],
    },
  ];
};

function isAsked({ id, gist, abstract }: Paper): boolean {
  return gist !== undefined && abstract !== '' && isHeldOut(id);
}

function likeness(one: string | undefined, other: string): number {
  const [these, those] = [new Set(wordsOf(one ?? '')), new Set(wordsOf(other))];
  const both = [...these].filter((word) => those.has(word)).length;
  return both === 0 ? 0 : (2 * both) / (these.size + those.size);
}
