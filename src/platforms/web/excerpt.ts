import { sentencesOf } from '../../select/sentences.ts';
import { shorten } from '../../views/shorten.ts';
import { plain } from '../../views/words.ts';
import { type Html, html } from './html.ts';
import { heldIn, type Marks, marked } from './marks.ts';
import { withMaths } from './maths.ts';

/** What an eye takes in at a glance: two sentences or three, in characters. */
const longest = 320;

/** The sentences of an abstract that hold most of what was found, marked and in their order; undefined where none holds any. */
export function excerptOf(abstract: string, marks: Marks): Html | undefined {
  const sentences = sentencesOf(abstract).map((sentence, at) => {
    const words = plain(sentence);
    return { sentence, at, words, held: heldIn(words, marks) };
  });
  const telling = sentences.filter(({ held }) => held > 0).toSorted((a, b) => b.held - a.held);
  const [first] = telling;
  if (!first) return undefined;
  if (first.words.length > longest) return marked(shorten(first.words, longest), marks);
  const shown = fitting(telling).toSorted((a, b) => a.at - b.at);
  return html`${shown.map(({ sentence, at }, number) => {
    const gap = number === 0 ? '' : shown[number - 1]?.at === at - 1 ? ' ' : ' … ';
    return html`${gap}${withMaths(sentence, (words) => marked(words, marks))}`;
  })}`;
}

/** As many of them as there is room for. */
function fitting<T extends { readonly words: string }>(sentences: readonly T[]): readonly T[] {
  let room = longest;
  return sentences.filter(({ words }) => {
    const fits = words.length <= room;
    if (fits) room -= words.length;
    return fits;
  });
}
