import { makeAlike } from './alike.ts';
import { type PaperTerms, titleOf } from './paper-terms.ts';
import { shuffled } from './random.ts';
import { type SparseRow, sparseRow } from './sparse.ts';

/** Two texts about the same paper, or about two that are alike. */
export type Pair = { readonly left: SparseRow; readonly right: SparseRow };

/** How often a paper with a gist or keywords comes beyond its turn among all papers: such are few, and most like what people type. */
const richTimes = 2;
/** Of the pairs of any paper: a sentence and the rest; half of the sentences and the rest. Else it is title and abstract. */
const sentenceShare = 0.25;
const halfShare = 0.25;
/** In so many pairs, so many of the terms of the left text are taken out of the right one: exact words find those by themselves. */
const maskedShare = 0.5;
const maskedTerms = 0.7;
/** Fewer terms than this say too little of a paper. */
const leastTerms = 5;

/** Pairs of all papers, in random order, for one round of training; never the same ones twice. */
export function* pairsOf(papers: readonly PaperTerms[], random: () => number): Generator<Pair> {
  const alikeTo = makeAlike(papers, random);
  const rich = papers.filter(({ keywords, gist }) => keywords.length + gist.length > 0);
  const ways = [
    ...papers.map((paper) => () => masked(cutInTwo(paper, random), random)),
    ...Array.from({ length: richTimes }, () => rich)
      .flat()
      .flatMap((paper) => [
        () => masked([paper.gist, wholeOf(paper)], random),
        () => masked([someKeywords(paper, random), wholeOf(paper)], random),
        () => [wholeOf(paper), wholeOf(alikeTo(paper) ?? nothing)] as const,
      ]),
  ];
  for (const way of shuffled(ways, random)) {
    const [left, right] = way();
    if (left.length > 0 && right.length > 0) yield { left: sparseRow(left), right: sparseRow(right) };
  }
}

type Texts = readonly [left: readonly number[], right: readonly number[]];
const nothing: PaperTerms = { title: [], sentences: [], gist: [], keywords: [] };

function wholeOf(paper: PaperTerms): readonly number[] {
  return [...titleOf(paper), ...paper.sentences.flat()];
}

function someKeywords({ keywords }: PaperTerms, random: () => number): readonly number[] {
  return shuffled(keywords, random)
    .slice(0, 1 + Math.floor(random() * 4))
    .flat();
}

function cutInTwo(paper: PaperTerms, random: () => number): Texts {
  const { sentences, title } = paper;
  const way = random();
  if (way < sentenceShare && sentences.length > 2) {
    const one = Math.floor(random() * sentences.length);
    return [sentences[one] ?? [], [...titleOf(paper), ...sentences.toSpliced(one, 1).flat()]];
  }
  if (way >= sentenceShare && way < sentenceShare + halfShare && sentences.length > 3) {
    const { left = [], right = [] } = Object.groupBy(sentences, () => (random() < 0.5 ? 'left' : 'right'));
    return random() < 0.5
      ? [[...titleOf(paper), ...left.flat()], right.flat()]
      : [left.flat(), [...titleOf(paper), ...right.flat()]];
  }
  return [title, sentences.flat()];
}

function masked([left, right]: Texts, random: () => number): Texts {
  if (random() >= maskedShare) return [left, right];
  const gone = new Set([...new Set(left)].filter(() => random() < maskedTerms));
  const kept = right.filter((term) => !gone.has(term));
  return [left, kept.length > leastTerms ? kept : right];
}
