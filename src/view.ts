import type { PaperId } from './paper.ts';
import type { Reader } from './place.ts';

/**
 * What a reader sees, in plain words with no markup and no LaTeX: a platform only dresses it.
 * A morning digest and the answer to a command are the same kind of thing.
 */
export type View = {
  readonly title: string;
  readonly lead?: string;
  readonly sections: readonly Section[];
  /** What a reader may type stands behind a colon: `More on one of them: help search`. Better is an action. */
  readonly note?: string;
  readonly actions?: readonly Action[];
  readonly files?: readonly ViewFile[];
};

/** What comes with the words: a picture stands among them, a document is attached to be opened or kept. */
export type ViewFile = Picture | Document;

export type Picture = {
  readonly kind: 'picture';
  /** With its ending, `trends.png`: letters, digits, dots and dashes. */
  readonly name: string;
  readonly mediaType: 'image/png';
  readonly bytes: Uint8Array;
  /** What the picture shows, in at most 1,000 characters of plain words, for who cannot see it. */
  readonly alt: string;
  /** Below title and lead, or below all sections. */
  readonly stands: 'first' | 'last';
};

export type Document = {
  readonly kind: 'document';
  /** With its ending, `saved.bib`: letters, digits, dots and dashes. */
  readonly name: string;
  /** `text/csv`. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
};

/** Longer words fit no button of some chat: what stands on it, and what it says. */
export const longestLabel = 40;
export const longestSays = 90;

/** Something a reader may do with one press. */
export type Action = {
  /** At most `longestLabel` characters. */
  readonly label: string;
  /** What a person would have typed after `/papers`, at most `longestSays` characters. */
  readonly says: string;
  /** The answer takes the place of the message, as a next page does; else it is shown to the presser alone. */
  readonly replaces?: true;
};

/** A heading with papers, or with rows of words, or both. */
export type Section = {
  readonly title: string;
  readonly items: readonly Item[];
  /** Words that are no papers: settings, help, reasons. */
  readonly rows?: readonly Row[];
};

/** A label and what belongs to it: `at` / `09:00 in Europe/Paris`. */
export type Row = {
  readonly label: string;
  readonly text: string;
  /** The text is an address, to be opened or copied: shown as a link where it is one of the web, else as words. */
  readonly isAddress?: true;
};

/** One paper as it is shown. */
export type Item = {
  readonly paper: PaperId;
  readonly title: string;
  readonly url: string;
  /** One sentence. */
  readonly gist?: string;
  /** The whole abstract, where a single paper is shown. */
  readonly abstract?: string;
  /** `Jiwen Liu, Shujuan Li, Zhixue Fang + 7`. */
  readonly authors?: string;
  readonly organization?: string;
  readonly votes?: number;
  readonly comments?: number;
  readonly code?: { readonly url: string; readonly stars?: number };
  /** arXiv's, the primary one first: `cs.CL`. */
  readonly categories?: readonly string[];
  /** `15 Jun 2026`. */
  readonly date?: string;
  /** `matched "language model"`. */
  readonly why?: string;
  /** The first one shows the paper whole, with all of them: where there is little room it stands alone. */
  readonly actions?: readonly Action[];
  /** Readers to be pinged with this paper: by id alone, never by words. */
  readonly mentions?: readonly Reader[];
};
