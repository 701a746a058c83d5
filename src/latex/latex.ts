import { readLatex } from './reader.ts';
import { relations, symbols } from './symbols.ts';

/**
 * LaTeX in titles and abstracts, as text a person reads: `$\mathcal{O}(n^2)$` becomes O(n²), `\emph{very}` very. Text
 * without LaTeX stays as it is, money too (`$5 and $10`). Never throws; takes time in proportion to the length.
 */
export function latexToText(text: string): string {
  if (!mayNeedReading.test(text)) return text;
  return tidy(readLatex(withBackslashes(text.replace(/\s+/g, ' '))));
}

const mayNeedReading =
  /[\\$^_{}~`\p{Cc}]|--|''|\dtimes\b|\b(?:times|sim)\d|\b(?:n?leq|geq|infty|nabla|varepsilon|varphi|(?:long|left)?(?:right|left)arrow)\b/u;

/**
 * Hugging Face shows some papers with their `$` and `\` taken out: `texttt{DHO}`, `8times faster`, `360^circ`. Where
 * such a word can be nothing else, it gets its backslash back.
 */
function withBackslashes(text: string): string {
  return text
    .replace(/(?<![\\A-Za-z])(?=(?:math(?:bb|bf|cal|rm)|text(?:bf|it|rm|sc|tt)?|emph|frac|sqrt)\{)/g, '\\')
    .replace(/\^\{?circ(?![A-Za-z])\}?/g, '^\\circ ')
    .replace(/(?<=\d)times(?![A-Za-z])(?: ?(?=\d))?|(?<![\\A-Za-z])times(?=\d)/g, '×')
    .replace(/(?<![\\A-Za-z])sim(?=\d+(?:\.\d+)?[KMBk%]?(?![A-Za-z0-9]))/g, '~')
    .replace(/(?<![\\A-Za-z])(?:left|right)(?=\|)/g, '')
    .replace(
      /(?<=\{)(?=(?:approx|circ|epsilon|geq|infty|leq|pm|rightarrow|sim|times)\})(?<!\\[A-Za-z]*)/g,
      '\\',
    )
    .replace(
      /(?<![\\A-Za-z])(?:leq|geq|infty|nabla|varepsilon|varphi|rightarrow|leftarrow|leftrightarrow|circlearrowright)(?![A-Za-z])/g,
      (name) => symbols.get(name) ?? relations.get(name) ?? name,
    );
}

function tidy(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}
