import type { ListedPaper } from '../match.ts';
import type { Similar } from '../select/similar.ts';
import type { View } from '../view.ts';
import { itemOf, type Showing } from './item.ts';
import { listOf, plain } from './words.ts';

/** More shared words than this say nothing more. */
const sharesShown = 3;

/** Papers like one paper, each with what it shares with it. */
export function similarView(to: ListedPaper, papers: readonly Similar[], showing: Showing): View {
  const title = `Similar to · ${plain(to.paper.title)}`;
  if (papers.length === 0)
    return { title, lead: 'No other paper here shares its telling words.', sections: [] };
  return {
    title,
    lead: 'Papers that share its rarest words, the nearest first.',
    sections: [
      {
        title: 'Papers',
        items: papers.map((similar) => ({ ...itemOf(similar, showing), why: whyOf(similar, to) })),
      },
    ],
  };
}

function whyOf({ shares, paper }: Similar, to: ListedPaper): string {
  const words = shares.slice(0, sharesShown).map((word) => `"${plain(word)}"`);
  const category = paper.categories.find((one) => to.paper.categories.includes(one));
  return `shares ${listOf([...words, ...(category ? [plain(category)] : [])])}`;
}
