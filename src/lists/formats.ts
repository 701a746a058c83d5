import type { Paper } from '../paper.ts';

/** A paper of a list, with what its reader knows of it beside. */
export type Listed = {
  readonly paper: Paper;
  /** Where a reader finds it. */
  readonly url: string;
  /** One sentence on what it does, as text. */
  readonly gist?: string;
  /** The reader's own words. */
  readonly note?: string;
  /** ISO time at which it was put aside. */
  readonly savedAt?: string;
};

/** The forms in which a list can be taken along. */
export const listFormats = ['bibtex', 'ris', 'csl-json', 'markdown', 'csv'] as const;
export type ListFormat = (typeof listFormats)[number];

/** Each form for people to read. */
export const listFormatTitles: Readonly<Record<ListFormat, string>> = {
  bibtex: 'BibTeX',
  ris: 'RIS',
  'csl-json': 'CSL-JSON',
  markdown: 'Markdown',
  csv: 'CSV',
};
