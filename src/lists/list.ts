import type { Document } from '../view.ts';
import { writeBibtex } from './bibtex.ts';
import { writeCsl } from './csl.ts';
import { writeCsv } from './csv.ts';
import type { Listed, ListFormat } from './formats.ts';
import { writeMarkdown } from './markdown.ts';
import { type Reference, referenceOf } from './reference.ts';
import { writeRis } from './ris.ts';

/** The list as a file, its papers in the order given. `name` has no ending: it gets that of its form. */
export function writeList(
  title: string,
  name: string,
  papers: readonly Listed[],
  format: ListFormat,
): Document {
  const { ending, mediaType, write } = writers[format];
  const text = write(papers.reduce(addReference, []), title);
  return { kind: 'document', name: `${name}.${ending}`, mediaType, bytes: new TextEncoder().encode(text) };
}

type Writer = {
  readonly ending: string;
  readonly mediaType: string;
  readonly write: (references: readonly Reference[], title: string) => string;
};

const writers: Readonly<Record<ListFormat, Writer>> = {
  bibtex: { ending: 'bib', mediaType: 'application/x-bibtex', write: writeBibtex },
  ris: { ending: 'ris', mediaType: 'application/x-research-info-systems', write: writeRis },
  'csl-json': { ending: 'json', mediaType: 'application/vnd.citationstyles.csl+json', write: writeCsl },
  markdown: { ending: 'md', mediaType: 'text/markdown', write: writeMarkdown },
  csv: { ending: 'csv', mediaType: 'text/csv', write: writeCsv },
};

function addReference(known: readonly Reference[], listed: Listed): readonly Reference[] {
  const taken = new Set(known.map(({ key }) => key));
  return [...known, referenceOf(listed, taken)];
}
