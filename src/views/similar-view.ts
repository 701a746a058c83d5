import type { ListedPaper } from '../match.ts';
import { isArxivId } from '../paper.ts';
import type { Similar } from '../select/similar.ts';
import type { Action, View } from '../view.ts';
import { itemOf, type Showing } from './item.ts';
import { listOf, plain } from './words.ts';

/** More shared words than this say nothing more. */
const sharesShown = 3;

/** Papers like one paper, or like several, each with what it shares with them. */
export function similarView(
  to: readonly [ListedPaper, ...(readonly ListedPaper[])],
  papers: readonly Similar[],
  showing: Showing,
): View {
  const [first, ...more] = to;
  const title = `Similar to · ${plain(first.paper.title)}${more.length > 0 ? ` and ${more.length} more` : ''}`;
  if (papers.length === 0)
    return {
      title,
      lead: 'No other paper here shares its telling words, or is near to it in meaning.',
      sections: [],
    };
  return {
    title,
    lead: 'The nearest first, by the telling phrases they share and by what they mean.',
    sections: [
      {
        title: 'Papers',
        items: papers.map((similar) => ({ ...itemOf(similar, showing), why: whyOf(similar, to) })),
      },
    ],
    actions: followActions(to),
  };
}

/** To be told of the next ones; only arXiv's ids can be named in a query. */
function followActions(to: readonly ListedPaper[]): readonly Action[] {
  const ids = to.map(({ paper }) => paper.id);
  return ids.every(isArxivId)
    ? [{ label: 'Follow papers like this', says: `follow like:${ids.join(',')}` }]
    : [];
}

function whyOf({ shares, paper }: Similar, to: readonly ListedPaper[]): string {
  const words = shares.slice(0, sharesShown).map((word) => `"${plain(word)}"`);
  const category = paper.categories.find((one) => to.some((other) => other.paper.categories.includes(one)));
  const shared = listOf([...words, ...(category ? [plain(category)] : [])]);
  if (words.length > 0) return `shares ${shared}`;
  return category ? `near in meaning, and shares ${shared}` : 'near in meaning';
}
