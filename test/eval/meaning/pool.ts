import { join } from 'node:path';
import type { Archive } from '../../../src/archive/archive.ts';
import { openArchive } from '../../../src/archive/open.ts';
import { readPaperLine } from '../../../src/archive/paper-line.ts';
import { readLines } from '../../../src/archive/papers-file.ts';
import type { Paper } from '../../../src/paper.ts';
import { wordsOf } from '../../../src/query/words.ts';
import { isForTuning, isHeldOut } from '../../../src/vectors/held-out.ts';
import { openSmallModel } from '../../../src/vectors/open-small-model.ts';

/** The corpus, and what the rows ask of it. */
export type Pool = {
  readonly papers: readonly Paper[];
  /** Papers to measure with: nothing was learned from them or chosen by them. */
  readonly heldOut: readonly Paper[];
  /** Papers to choose by: the model was not trained on them either. */
  readonly forTuning: readonly Paper[];
  /** In how many papers each word stands. */
  readonly holding: ReadonlyMap<string, number>;
  /** An archive of some of the papers, or of what is left of them. */
  readonly archiveOf: (name: string, papers: readonly Paper[]) => Promise<Archive>;
};

/** Any moment does: nothing that is measured depends on it. */
export const now = new Date('2026-07-01T12:00:00Z');

export async function makePool(corpus: string, folder: string): Promise<Pool> {
  const papers: Paper[] = [];
  for await (const line of readLines(corpus)) {
    const read = readPaperLine(line);
    if ('find' in read) papers.push(read.find.paper);
  }
  const holding = new Map<string, number>();
  for (const { title, abstract } of papers)
    for (const word of new Set([...wordsOf(title), ...wordsOf(abstract)]))
      holding.set(word, (holding.get(word) ?? 0) + 1);
  return {
    papers,
    heldOut: papers.filter(({ id }) => isHeldOut(id)),
    forTuning: papers.filter(({ id }) => isForTuning(id)),
    holding,
    archiveOf: async (name, papers) => {
      const archive = await openArchive(join(folder, `${name}.db`), { embedder: openSmallModel });
      for (let at = 0; at < papers.length; at += 500) {
        const finds = papers.slice(at, at + 500).map((paper) => ({ paper, listings: [] }));
        await archive.papers.save(finds, now);
      }
      return archive;
    },
  };
}

/** A paper as it stands before Hugging Face writes keywords and a gist for it: what is asked for must not be in it. */
export function bare(paper: Paper): Paper {
  const { gist: _, ...rest } = paper;
  return { ...rest, keywords: [], authors: [], categories: [] };
}

/** Whether fewer than this share of the papers holds the word. */
export function isRare({ papers, holding }: Pool, word: string, share: number): boolean {
  return (holding.get(word) ?? 0) < papers.length * share;
}
