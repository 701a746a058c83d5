import { operators, relations, symbols } from '../latex/symbols.ts';
import { familyWithParticle, type Name } from './names.ts';
import type { Reference } from './reference.ts';

/**
 * The list as BibTeX, in UTF-8. Papers of arXiv have the fields that its own export gives them (`eprint`,
 * `archivePrefix`, `primaryClass`), which BibTeX styles and biblatex both read.
 */
export function writeBibtex(references: readonly Reference[]): string {
  return references.map(entryOf).join('\n');
}

function entryOf(reference: Reference): string {
  const { key, title, names, date, arxiv, doi, url, keywords, note } = reference;
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', names.map(authorOf).join(' and ') || undefined],
    ['title', titleOf(title)],
    ['year', date && String(date[0])],
    ['eprint', arxiv?.id],
    ['archivePrefix', arxiv && 'arXiv'],
    ['primaryClass', arxiv?.category],
    ['doi', doi],
    ['url', addressOf(url)],
    ['keywords', keywords.map(escaped).join(', ') || undefined],
    ['annote', note && escaped(note)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : `  ${name} = {${value}},\n`));
  // Without braces: the month's name is BibTeX's own word, which each style spells in its way.
  const month = date ? `  month = ${months[date[1] - 1]},\n` : '';
  return `@misc{${key},\n${lines.join('')}${month}}\n`;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `{DeepSeek-AI}`, so that nobody takes it for a person; `Daumé, III, Hal`. */
function authorOf(name: Name): string {
  if (name.kind === 'whole') return `{${escaped(name.name)}}`;
  return [familyWithParticle(name), name.suffix, name.given].filter(Boolean).map(escaped).join(', ');
}

/** Styles write titles small: words with capitals within, `BERT` and `GPT-4`, are kept as they are by braces. */
function titleOf(title: string): string {
  return title
    .split(/([\p{L}\p{N}]*[\p{L}\p{N}]\p{Lu}[\p{L}\p{N}]*)/u)
    .map((part, at) => (at % 2 === 1 ? `{${escaped(part)}}` : escaped(part)))
    .join('');
}

/** Words as LaTeX shows them: its own signs escaped, so that no title is a command; signs of mathematics as its names. */
function escaped(words: string): string {
  return words.replace(
    /[\\{}&%$#_~^<>|]|[^\x20-\x7e]/gu,
    (sign) => signs[sign] ?? mathematics.get(sign) ?? sign,
  );
}

const signs: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

/** `α` → `$\alpha$`: letters and signs that LaTeX's text fonts do not have. The first name of several counts. */
const mathematics: ReadonlyMap<string, string> = new Map(
  [...operators, ...relations, ...symbols]
    .filter(
      ([name, sign]) => /^[a-zA-Z]+$/.test(name) && /^(?=\P{ASCII}$)[\p{Sm}\p{Script=Greek}]$/u.test(sign),
    )
    .reverse()
    .map(([name, sign]) => [sign, `$\\${name}$`]),
);

/** An address stands as it is, but for signs that would end its field. */
function addressOf(url: string): string {
  return url.replace(/[{}\\\s]/g, encodeURIComponent);
}
