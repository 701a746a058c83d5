import { wordSpansOf, wordsOf } from '../../query/words.ts';
import { type Html, html } from './html.ts';

/** Words that were found, as they were typed, ready to be looked for in a text. */
export type Marks = readonly (readonly string[])[];

/** The marks of what a query found: a phrase is marked where its words stand side by side. */
export function marksOf(found: readonly string[]): Marks {
  return found.map((typed) => wordsOf(typed.replaceAll('"', ' '))).filter((words) => words.length > 0);
}

/** The text with what was found in it marked. The text holds no LaTeX any more. */
export function marked(text: string, marks: Marks): Html {
  const spans = wordSpansOf(text);
  const parts: Html[] = [];
  let from = 0;
  for (let at = 0; at < spans.length; ) {
    const length = Math.max(0, ...marks.map((words) => (standsAt(words, spans, at) ? words.length : 0)));
    const [first, last] = [spans[at], spans[at + length - 1]];
    at += Math.max(1, length);
    // A word of the text may count as two (`gpt4`): it is marked once.
    if (length === 0 || !first || !last || first.start < from) continue;
    parts.push(html`${text.slice(from, first.start)}<mark>${text.slice(first.start, last.end)}</mark>`);
    from = last.end;
  }
  return html`${parts}${text.slice(from)}`;
}

/** How many of the marks stand in a text. The text holds no LaTeX any more. */
export function heldIn(text: string, marks: Marks): number {
  const spans = wordSpansOf(text);
  return marks.filter((words) => spans.some((_, at) => standsAt(words, spans, at))).length;
}

function standsAt(words: readonly string[], spans: ReturnType<typeof wordSpansOf>, at: number): boolean {
  return words.every((word, step) => spans[at + step]?.word === word);
}
