import type { View } from '../view.ts';
import { count } from './words.ts';

/** A view as one message and the papers for its thread; undefined where it shows no papers, and is one message as it is. */
export function inThread(view: View): { readonly opening: View; readonly within: View } | undefined {
  const { sections } = view;
  if (!sections.some(({ items }) => items.length > 0)) return undefined;
  const rows = sections
    .filter(({ items }) => items.length > 0)
    .map(({ title, items }) => ({ label: title, text: count(items.length, 'paper') }));
  return {
    opening: { ...view, sections: [{ title: 'In the thread', items: [], rows }] },
    within: { title: 'The papers', sections },
  };
}
