import temml from 'temml';
import { plain } from '../../views/words.ts';
import { type Html, html, trusted } from './html.ts';

/** A text of a source with its formulas set as MathML, which browsers draw themselves; what is no LaTeX stays words. */
export function withMaths(text: string, words: (text: string) => Html = (part) => html`${part}`): Html {
  const parts: Html[] = [];
  let from = 0;
  for (const found of text.matchAll(formula)) {
    const set = mathsOf(found[1] ?? found[2] ?? found[3] ?? '', found[1] !== undefined);
    // A formula that is none is read with the words around it: two dollars may be money.
    if (!set) continue;
    parts.push(words(spaced(text.slice(from, found.index))), set);
    from = found.index + found[0].length;
  }
  parts.push(words(spaced(text.slice(from))));
  return html`${parts}`;
}

/** `$$…$$`, `$…$` that is no price, `\(…\)`; at most so long that setting it takes no time. */
const formula =
  /\$\$([^$]{1,500})\$\$|\$(?![\s\d.,]*\s)([^$\n]{1,300}?)(?<![\s\\])\$(?!\d)|\\\((.{1,300}?)\\\)/gs;

function mathsOf(latex: string, isBlock: boolean): Html | undefined {
  try {
    const markup = temml.renderToString(latex, {
      displayMode: isBlock,
      throwOnError: true,
      strict: false,
      trust: false,
      maxSize: [10, 100],
      maxExpand: 100,
    });
    // The page allows no styles within it; without these the formula reads the same.
    return trusted(markup.replace(/ style="[^"]*"/g, ''));
  } catch {
    return undefined;
  }
}

/** `plain` trims: the spaces beside a formula stay. */
function spaced(text: string): string {
  const words = plain(text);
  if (words === '') return /\s/.test(text) ? ' ' : '';
  return `${/^\s/.test(text) ? ' ' : ''}${words}${/\s$/.test(text) ? ' ' : ''}`;
}
