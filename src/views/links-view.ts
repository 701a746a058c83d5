import type { ListedPaper } from '../match.ts';
import type { Item, View } from '../view.ts';
import { itemOf, type Showing } from './item.ts';

/** Papers that a message links to, in short: whoever wants more presses, and sees it alone. */
export function linksView(papers: readonly ListedPaper[], showing: Showing): View {
  return {
    title: papers.length === 1 ? 'The linked paper' : `The ${papers.length} linked papers`,
    sections: [{ title: '', items: papers.map((listed) => inShort(itemOf(listed, showing))) }],
  };
}

function inShort({ paper, title, url, gist, authors, votes, actions }: Item): Item {
  return {
    paper,
    title,
    url,
    ...(gist !== undefined && { gist }),
    ...(authors !== undefined && { authors }),
    ...(votes !== undefined && { votes }),
    ...(actions && { actions: actions.slice(0, 1) }),
  };
}
