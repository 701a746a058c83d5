import type { Paper, PaperId } from '../paper.ts';
import { commonWords } from '../query/common-words.ts';
import type { Vectors } from '../query/likeness.ts';
import { wordsOf } from '../query/words.ts';

/** A paper as the taste sees it. */
export type Seen = {
  readonly id: PaperId;
  /** Its meaning seen from the middle of its kind: a unit vector; empty where it is not known. */
  readonly meaning: Float32Array;
  /** What it says of itself, each with its weight; the squares add up to 1. */
  readonly traits: ReadonlyMap<string, number>;
};

/** Abstracts are long, and repeat what matters: a word of the title counts as many. */
const titleTimes = 3;

/**
 * The papers as the taste sees them. A word tells the more the fewer of the `usual` papers hold it: those to choose from, since
 * what a reader likes is rare there and common among their marks. Meaning is seen from the middle of all these papers: that each
 * is about machine learning says nothing; a paper without a vector is known by its words alone. Of the same papers it makes
 * the same, in any order.
 */
export function seePapers(
  papers: readonly Paper[],
  usual: readonly Paper[],
  vectors: Vectors,
): readonly Seen[] {
  const unique = [...new Map(papers.map((paper) => [paper.id, paper])).values()];
  const sorted = unique.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const holders = new Map<string, number>();
  for (const counts of usual.map(countsOf))
    for (const trait of counts.keys()) holders.set(trait, (holders.get(trait) ?? 0) + 1);
  const middle = middleOf(sorted.flatMap(({ id }) => vectors.get(id) ?? []));
  return sorted.map((paper) => {
    const weights = [...countsOf(paper)].map(([trait, count]) => {
      const rarity = Math.log((usual.length + 2) / ((holders.get(trait) ?? 0) + 1));
      return [trait, (1 + Math.log(count)) * rarity] as const;
    });
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return {
      id: paper.id,
      meaning: fromMiddle(vectors.get(paper.id), middle),
      traits: new Map(weights.map(([trait, weight]) => [trait, weight / length])),
    };
  });
}

/** How alike two papers are: from about -1 to 1, half by meaning and half by what they say of themselves. */
export function likeness(a: Seen, b: Seen): number {
  return (dot(a.meaning, b.meaning) + shared(a.traits, b.traits)) / 2;
}

/** The cosine of two unit vectors; 0 where one of them is not known. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < Math.min(a.length, b.length); at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** Words by their forms, and names whole: of the authors, the organisation and the categories. */
function countsOf(paper: Paper): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (trait: string, times: number) => counts.set(trait, (counts.get(trait) ?? 0) + times);
  const addWords = (text: string, times: number) => {
    for (const word of wordsOf(text)) if (word.length > 2 && !commonWords.has(word)) add(word, times);
  };
  addWords(paper.title, titleTimes);
  for (const keyword of paper.keywords) addWords(keyword, 1);
  addWords(paper.abstract, 1);
  for (const author of paper.authors) add(`author ${author}`, 1);
  for (const category of paper.categories) add(`category ${category}`, 1);
  if (paper.organization) add(`organization ${paper.organization}`, 1);
  return counts;
}

/** The sum over what both say. */
export function shared(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [trait, weight] of few) sum += weight * (many.get(trait) ?? 0);
  return sum;
}

function middleOf(vectors: readonly Float32Array[]): Float32Array {
  const middle = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (let at = 0; at < middle.length; at++)
      middle[at] = (middle[at] ?? 0) + (vector[at] ?? 0) / vectors.length;
  return middle;
}

function fromMiddle(vector: Float32Array | undefined, middle: Float32Array): Float32Array {
  if (!vector) return new Float32Array();
  const moved = vector.map((value, at) => value - (middle[at] ?? 0));
  const length = Math.hypot(...moved);
  return length > 0 ? moved.map((value) => value / length) : moved;
}
