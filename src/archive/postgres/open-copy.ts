import type { Papers } from '../archive.ts';
import { refuseWhole } from '../copy.ts';
import { meaningIn } from '../meaning.ts';
import type { ArchiveOptions } from '../open.ts';
import { openFile } from '../open-file.ts';
import { papersIn } from '../papers.ts';
import { catchUpOf } from './catch-up.ts';
import type { Database } from './database.ts';
import { sharedPapers } from './papers.ts';

/**
 * Opens this copy's own file, which holds the shared papers and what searches need, and brings it up to date: the first time all
 * papers are read into it. Throws a `StoreError` where the file cannot be used, or the shared store not be reached.
 */
export async function openCopy(
  database: Database,
  path: string,
  { embedder, warn = () => undefined, indexing = () => undefined, ...options }: ArchiveOptions,
): Promise<{ readonly papers: Papers; readonly close: () => void }> {
  const store = openFile(path, refuseWhole, { ...options, indexing });
  try {
    const meaning = meaningIn(store, embedder, warn);
    const catchUp = catchUpOf(database, { store, path }, meaning, warn);
    await catchUp.begin(indexing);
    return { papers: sharedPapers(database, store, papersIn(store, meaning), catchUp), close: store.close };
  } catch (error) {
    store.close();
    throw error;
  }
}
