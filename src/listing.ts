import type { Day } from './day.ts';
import type { PaperId } from './paper.ts';

/** The sites we read papers from. */
export const sourceNames = ['huggingface', 'arxiv'] as const;
export type SourceName = (typeof sourceNames)[number];

/** How readers know the sites. */
export const sourceTitles: Readonly<Record<SourceName, string>> = {
  huggingface: 'Hugging Face',
  arxiv: 'arXiv',
};

/** That a source showed a paper on a day, with its votes and comments as of the last reading. */
export type Listing = {
  readonly source: SourceName;
  readonly day: Day;
  readonly paper: PaperId;
  readonly votes?: number;
  readonly comments?: number;
};
