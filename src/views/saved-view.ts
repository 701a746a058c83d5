import { dayIn } from '../day.ts';
import type { ListedPaper } from '../match.ts';
import { oneLine } from '../one-line.ts';
import type { SavedPaper } from '../saved-paper.ts';
import type { View } from '../view.ts';
import { itemOf, type Showing } from './item.ts';
import { dayAndMonth, partOf, plain } from './words.ts';

/** A reader's saved papers, some of them shown. */
type SavedShown = {
  readonly saved: readonly SavedPaper[];
  readonly papers: readonly ListedPaper[];
  readonly offset: number;
  /** The title of the paper that was just taken out. */
  readonly removed?: string;
};

/** What a reader put aside, newest first, each with its day. */
export function savedView({ saved, papers, offset, removed }: SavedShown, showing: Showing): View {
  const gone = removed === undefined ? '' : `“${plain(removed)}” is taken out. `;
  if (saved.length === 0)
    return {
      title: 'Saved papers',
      lead: `${gone}Nothing is put aside. Save one with: save 2606.13432`,
      sections: [],
    };
  return {
    title: 'Saved papers',
    lead: `${gone}${partOf(saved.length, offset, papers.length, 'paper')}, newest first.`,
    sections: [
      {
        title: 'Papers',
        items: papers.map((listed) => {
          const { at, note } = saved.find(({ paper }) => paper === listed.paper.id) ?? {};
          const day = at === undefined ? undefined : dayIn(at);
          return {
            ...itemOf(listed, showing),
            // Who wrote a note looks for it: it stands where else the paper tells of itself.
            ...(note && { gist: noteInWords(note) }),
            ...(day && { why: `saved on ${dayAndMonth(day)}` }),
          };
        }),
      },
    ],
    note: 'Add a note: save, its id and your words. Take one out: saved --remove and its id.',
  };
}

/** A reader's words on a paper they saved. */
export function noteInWords(note: string): string {
  return `Your note: ${oneLine(note)}`;
}
