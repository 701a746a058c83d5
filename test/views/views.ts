import { gistOf } from '../../src/select/gist.ts';
import type { View } from '../../src/view.ts';
import type { Showing } from '../../src/views/item.ts';
import { fewTopics } from '../select/papers.ts';

/** What the tests show papers with. */
export const showing: Showing = { topics: fewTopics, gistOf };

/** All ids of a view's papers, in order. */
export function idsIn(view: View): readonly string[] {
  return view.sections.flatMap(({ items }) => items.map(({ paper }) => paper));
}

/** All words of a view that stand on one line. */
export function linesIn(view: View): readonly string[] {
  const given = (text: string | undefined) => (text === undefined ? [] : [text]);
  return [
    view.title,
    ...given(view.lead),
    ...given(view.note),
    ...view.sections.flatMap((section) => [
      section.title,
      ...(section.rows ?? []).flatMap(({ label, text }) => [label, text]),
      ...section.items.flatMap((item) => [
        item.title,
        ...given(item.gist),
        ...given(item.abstract),
        ...given(item.authors),
        ...given(item.organization),
        ...given(item.why),
        ...(item.actions ?? []).flatMap(({ label, says }) => [label, says]),
      ]),
    ]),
  ];
}

/** What must not stand in any of them. */
export const notPlain = /[\p{Cc}\u2028-\u202e\u2066-\u2069]|\\[a-z]+\{|^\s|\s$|^$/u;
