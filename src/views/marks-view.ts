import { dayIn } from '../day.ts';
import { type Mark, marksToBeFelt, type Verdict } from '../mark.ts';
import type { ListedPaper } from '../match.ts';
import type { Place } from '../place.ts';
import type { View } from '../view.ts';
import { itemOf, type Showing } from './item.ts';
import { count, dayAndMonth, partOf, plain } from './words.ts';

/** A paper that was just marked. */
type MarkedPaper = {
  readonly listed: ListedPaper;
  readonly verdict: Verdict;
  /** It was marked so before. */
  readonly known: boolean;
  /** Papers that are marked in this place, this one among them. */
  readonly here: number;
};

/** What a mark does, and how many it takes to be felt. */
export function markedView({ listed, verdict, known, here }: MarkedPaper, showing: Showing): View {
  const said = verdict === 'like' ? 'You like it' : 'Not for you';
  const effect =
    verdict === 'like'
      ? 'Papers like it come higher in digests here'
      : 'Papers like it come lower in digests here';
  const left = marksToBeFelt - here;
  const felt = left > 0 ? `, once ${count(left, 'more paper is', 'more papers are')} marked` : '';
  return {
    title: known ? `${said}, as you said before` : said,
    lead: `${effect}${felt}.`,
    sections: [{ title: 'Paper', items: [itemOf(listed, showing)] }],
  };
}

/** A mark was taken back. */
export function takenBackView(title: string): View {
  return {
    title: 'Your mark is taken back',
    lead: `“${plain(title)}” counts neither for nor against papers like it any more.`,
    sections: [],
    actions: [{ label: 'All my marks', says: 'mark' }],
  };
}

/** A reader's marks, some of them shown. */
type MarksShown = {
  readonly marks: readonly Mark[];
  readonly shown: readonly Mark[];
  readonly papers: readonly ListedPaper[];
  readonly offset: number;
  readonly here: Place;
};

/** What a reader marked, newest first, each with its day. */
export function marksView({ marks, shown, papers, offset, here }: MarksShown, showing: Showing): View {
  if (marks.length === 0)
    return {
      title: 'What you marked',
      lead: 'Nothing yet. Press 👍 or 👎 on a paper, react to its message with one, or type: mark 2606.13432',
      sections: [],
    };
  return {
    title: 'What you marked',
    lead: `${partOf(marks.length, offset, shown.length, 'mark')}, newest first.`,
    sections: [
      {
        title: 'Papers',
        items: shown.flatMap((mark) => {
          const listed = papers.find(({ paper }) => paper.id === mark.paper);
          return listed ? [{ ...itemOf(listed, showing), why: markInWords(mark, here) }] : [];
        }),
      },
    ],
    note: 'Take one back: forget and its id. All that is kept of you: forget me',
  };
}

/** `👍 on 15 June`, and elsewhere where it was not here. */
function markInWords({ verdict, at, place }: Mark, here: Place): string {
  const day = dayIn(at);
  const when = day ? ` on ${dayAndMonth(day)}` : '';
  return `${verdict === 'like' ? '👍' : '👎'}${when}${place === here ? '' : ', elsewhere'}`;
}
