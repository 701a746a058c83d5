import type { Archive, Find } from './archive.ts';
import { readPaperLine } from './paper-line.ts';

/** What of a line could not be read: it costs that line, or that fact, and no other. Numbers as editors count, from 1. */
type LineProblem = { readonly line: number; readonly why: string };

export type ImportCount = {
  /** Lines read, empty ones left aside. */
  readonly lines: number;
  readonly added: number;
  readonly known: number;
  /** Lines without a paper that could be read. */
  readonly unreadable: number;
  /** Papers kept whose votes were not, since the line names no day of a Hugging Face list. */
  readonly votesDropped: number;
};

type Import = {
  readonly count: ImportCount;
  /** The first thousand. */
  readonly problems: readonly LineProblem[];
};

type ImportOptions = {
  /** When papers count as first seen whose line does not say it. */
  readonly now: Date;
  /** Told after each batch. */
  readonly progress?: (count: ImportCount) => void;
};

/** Papers saved in one transaction: above some hundred more of them save no time. */
const batchSize = 500;
const problemsKept = 1_000;

/** Saves the papers of a file, batch by batch: what was read before an interruption is kept, and reading again adds nothing twice. */
export async function importPapers(
  archive: Archive,
  lines: AsyncIterable<string>,
  { now, progress }: ImportOptions,
): Promise<Import> {
  let count: ImportCount = { lines: 0, added: 0, known: 0, unreadable: 0, votesDropped: 0 };
  const problems: LineProblem[] = [];
  let batch: Find[] = [];
  let number = 0;
  const note = (line: number, why: string) => {
    if (problems.length < problemsKept) problems.push({ line, why });
  };
  const save = async () => {
    const saved = await archive.papers.save(batch, now);
    batch = [];
    count = { ...count, added: count.added + saved.added, known: count.known + saved.known };
    progress?.(count);
  };
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const read = readPaperLine(line);
    if ('unreadable' in read) {
      note(number, read.unreadable);
      count = { ...count, lines: count.lines + 1, unreadable: count.unreadable + 1 };
      continue;
    }
    batch.push(read.find);
    for (const why of read.odd) note(number, `${why}: the paper is kept without it`);
    const votesDropped = count.votesDropped + (read.votesDropped ? 1 : 0);
    count = { ...count, lines: count.lines + 1, votesDropped };
    if (batch.length >= batchSize) await save();
  }
  if (batch.length > 0) await save();
  return { count, problems };
}
