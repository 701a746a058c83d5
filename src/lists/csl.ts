import type { Name } from './names.ts';
import type { Reference } from './reference.ts';

/** The list as CSL-JSON, the input of citation processors (citationstyles.org, CSL 1.0.2): preprints are of type `article`. */
export function writeCsl(references: readonly Reference[]): string {
  return `${JSON.stringify(references.map(itemOf), undefined, 2)}\n`;
}

function itemOf(reference: Reference): unknown {
  const { key, title, names, date, arxiv, doi, url, abstract, keywords, note } = reference;
  return {
    id: key,
    type: 'article',
    title,
    ...(names.length > 0 && { author: names.map(nameOf) }),
    ...(date && { issued: { 'date-parts': [date] } }),
    ...(arxiv && { publisher: 'arXiv', number: `arXiv:${arxiv.id}` }),
    ...(doi && { DOI: doi }),
    URL: url,
    ...(abstract && { abstract }),
    ...(keywords.length > 0 && { keyword: keywords.join(', ') }),
    ...(note && { note }),
  };
}

function nameOf(name: Name): Readonly<Record<string, string>> {
  if (name.kind === 'whole') return { literal: name.name };
  const { family, given, particle, suffix } = name;
  return {
    family,
    given,
    ...(particle && { 'non-dropping-particle': particle }),
    ...(suffix && { suffix }),
  };
}
