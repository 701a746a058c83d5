import type { Paper } from '../../src/paper.ts';
import { randomNumbers } from '../chaos/faults.ts';

/** Words that hold a title together and that nobody types into a search. */
const idle = new Set(
  'a an and are as at by can do does for from how in is it its not of on or the to towards toward via we what when with without your'.split(
    ' ',
  ),
);

/**
 * Searches of one to six words, as many of each: words side by side in the titles of real papers, as people type them
 * who remember a paper or name what it is about. The same papers give the same searches.
 */
export function typedQueries(papers: readonly Pick<Paper, 'title'>[], count: number): readonly string[] {
  const random = randomNumbers(77_820);
  const queries: string[] = [];
  while (queries.length < count) {
    const words = wordsIn(papers[Math.floor(random() * papers.length)]?.title ?? '');
    const length = 1 + (queries.length % 6);
    if (words.length < length) continue;
    const from = Math.floor(random() * (words.length - length + 1));
    queries.push(words.slice(from, from + length).join(' '));
  }
  return queries;
}

function wordsIn(title: string): readonly string[] {
  const words = title.match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [];
  return words.filter((word) => !idle.has(word.toLowerCase()));
}
