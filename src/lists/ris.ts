import { invertedName } from './names.ts';
import type { Reference } from './reference.ts';

/**
 * The list as RIS, a tag a line, as EndNote, Zotero and Mendeley read it (refman RIS format, 2011). Preprints are
 * unpublished works there.
 */
export function writeRis(references: readonly Reference[]): string {
  return references.map((reference) => `${linesOf(reference).join(lineEnd)}${lineEnd}`).join(lineEnd);
}

const lineEnd = '\r\n';

function linesOf(reference: Reference): readonly string[] {
  const { key, title, names, date, arxiv, doi, url, abstract, keywords, note } = reference;
  const [year, month, day] = date ?? [];
  const tagged: readonly Tagged[] = [
    ['TY', 'UNPB'],
    ['ID', key],
    ['TI', title],
    ...names.map((name): Tagged => ['AU', invertedName(name)]),
    ['PY', date && String(year)],
    ['DA', date && `${year}/${two(month)}/${two(day)}/`],
    ['PB', arxiv && 'arXiv'],
    ['AN', arxiv && `arXiv:${arxiv.id}`],
    ['DO', doi],
    ['UR', url],
    ['AB', abstract || undefined],
    ...keywords.map((keyword): Tagged => ['KW', keyword]),
    ['N1', note],
    ['ER', ''],
  ];
  return tagged.flatMap(([tag, value]) => (value === undefined ? [] : `${tag}  - ${value}`));
}

type Tagged = readonly [tag: string, value: string | undefined];

function two(number = 0): string {
  return String(number).padStart(2, '0');
}
