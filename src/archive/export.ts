import type { Archive } from './archive.ts';
import { writePaperLine } from './paper-line.ts';

/** Every paper with its listings as a line that `importPapers` reads back whole; the oldest first. */
export async function* exportPapers(archive: Archive): AsyncIterable<string> {
  for await (const kept of archive.papers.each()) yield writePaperLine(kept);
}
