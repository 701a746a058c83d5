import type { Find } from '../../../src/archive/archive.ts';

/** A search engine as the bench uses it. */
export type Engine = {
  /** Takes these papers into its index; called with some hundreds at a time. */
  readonly add: (finds: readonly Find[]) => Promise<void>;
  /** How many papers it answers with, of ten at most, to words that are all to be found. */
  readonly ask: (words: string) => Promise<number>;
  readonly close: () => Promise<void>;
};

/** Opens an engine; one that keeps its index on the disk keeps it in this file. */
export type OpenEngine = (file: string) => Promise<Engine>;

/** Those that keep their index in a file, and answer from it in another process than the one that made it. */
export const onDisk = ['paperboy', 'fts5'] as const;
export const inMemory = ['minisearch', 'orama', 'flexsearch'] as const;
export const engineNames = [...onDisk, ...inMemory] as const;
export type EngineName = (typeof engineNames)[number];
