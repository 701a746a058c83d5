import type { PaperTerms } from './paper-terms.ts';

/** A keyword of more papers than this says little of them: "large language models". */
const mostPapers = 60;

/** Gives another paper that shares a telling keyword with this one, at random; undefined where there is none. */
export function makeAlike(papers: readonly PaperTerms[], random: () => number) {
  const holders = Map.groupBy(
    papers.flatMap((paper) => paper.keywords.map((keyword) => ({ paper, key: keyword.join(' ') }))),
    ({ key }) => key,
  );
  return (paper: PaperTerms): PaperTerms | undefined => {
    const telling = paper.keywords
      .map((keyword) => holders.get(keyword.join(' ')) ?? [])
      .filter(({ length }) => length > 1 && length <= mostPapers);
    const among = telling[Math.floor(random() * telling.length)] ?? [];
    const other = among[Math.floor(random() * among.length)]?.paper;
    return other === paper ? undefined : other;
  };
}
