import type { PaperWords } from './paper-words.ts';

/** How often keywords begin and end with a word, where it stands in a text: a digit of base 36 for each word, the square root of the share. */
export type KeywordEdges = {
  readonly words: string;
  readonly begins: string;
  readonly ends: string;
  /** The share of all other words, for both. */
  readonly others: number;
};

/** Rarer words stand in too few papers with keywords to say anything. */
const mostWords = 6_000;
/** Longer keywords are rare, and hardly ever stand in a text as they are. */
const longest = 5;
/** Each word is taken to have been seen this often more, where so many keywords begin and end: few times prove little. */
const priorTimes = 10;
const priorShare = 0.06;

type Count = { times: number; begins: number; ends: number };

/** Learns from papers with keywords which words the phrases begin and end with that tell what a paper is about. */
export function keywordEdges(papers: readonly PaperWords[]): KeywordEdges {
  const counts = new Map<string, Count>();
  for (const paper of papers) if (paper.keywords.length > 0) addEdges(paper, counts);
  const sorted = [...counts].toSorted(([one, a], [other, b]) => b.times - a.times || (one < other ? -1 : 1));
  const known = sorted.slice(0, mostWords);
  return {
    words: known.map(([word]) => word).join(' '),
    begins: known.map(([, { times, begins }]) => digit(times, begins)).join(''),
    ends: known.map(([, { times, ends }]) => digit(times, ends)).join(''),
    others: shareOf(sorted.slice(mostWords).map(([, count]) => count)),
  };
}

function addEdges({ title, sentences, keywords }: PaperWords, counts: Map<string, Count>): void {
  const known = new Set(keywords.map((keyword) => keyword.join(' ')));
  for (const text of [title, ...sentences]) {
    const begins = new Set<number>();
    const ends = new Set<number>();
    for (let from = 0; from < text.length; from++)
      for (let to = from; to < Math.min(text.length, from + longest); to++)
        if (known.has(text.slice(from, to + 1).join(' '))) {
          begins.add(from);
          ends.add(to);
        }
    for (const [at, word] of text.entries()) {
      const count = counts.get(word) ?? { times: 0, begins: 0, ends: 0 };
      count.times += 1;
      count.begins += begins.has(at) ? 1 : 0;
      count.ends += ends.has(at) ? 1 : 0;
      counts.set(word, count);
    }
  }
}

function digit(times: number, edges: number): string {
  const share = (edges + priorTimes * priorShare) / (times + priorTimes);
  return Math.round(Math.sqrt(share) * 35).toString(36);
}

function shareOf(counts: readonly Count[]): number {
  const times = counts.reduce((sum, count) => sum + count.times, 0);
  const edges = counts.reduce((sum, { begins, ends }) => sum + (begins + ends) / 2, 0);
  return times === 0 ? priorShare : Number((edges / times).toFixed(3));
}
