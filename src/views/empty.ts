import type { Day } from '../day.ts';
import { type SourceName, sourceTitles } from '../listing.ts';
import type { EmptyReason } from '../select/empty.ts';
import type { View } from '../view.ts';
import { dayTitle } from './day-view.ts';
import { count, fullDate, sitesOf, weekdayIn } from './words.ts';

/** An answer without papers, which says why there are none. It is titled by the day of the answer, as one with papers is. */
export function emptyView(reason: EmptyReason, day: Day = reason.day): View {
  return { title: dayTitle(day), lead: emptySentence(reason), sections: [] };
}

/** Before the first list was read, or where no site could be reached yet. */
export const nothingRead =
  'No list was read yet: I have only just begun, or could not reach the sites so far. I keep trying, and nothing will be missed.';

/** Why there are no papers, in a sentence or two for readers. */
export function emptySentence(reason: EmptyReason): string {
  const day = weekdayIn(reason.day);
  switch (reason.kind) {
    case 'fresh':
      return nothingRead;
    case 'weekend':
      return `${day} is a weekend day, on which the sites publish no list. The next one comes on ${weekdayIn(reason.next)}.`;
    case 'holiday':
      return `No papers on ${day}: ${sourceTitles[reason.source]} says itself that its list is empty, as on a holiday.`;
    case 'late':
      return reason.papers > 0
        ? `${sourceTitles[reason.source]} is still adding to its list for ${day}: its ${count(reason.papers, 'paper')} so far come once it is whole.`
        : `${sourceTitles[reason.source]} has not published its list for ${day} yet. I keep looking, and nothing will be missed.`;
    case 'broken':
      return `I could not read ${sitesOf(reason.sources)} for ${day}, so there may well be papers. I keep trying, and nothing will be missed.`;
    case 'filtered':
      return `${noneOf(reason.papers)} matches what is asked for here.${mayCome(reason.unread)}`;
    case 'had':
      return `Nothing new: all ${count(reason.papers, 'paper')} have been shown here already.`;
    case 'unread':
      return `I have not read ${sourceTitles[reason.source]}'s list for ${fullDate(reason.day)}.`;
  }
}

function noneOf(papers: number): string {
  return papers === 1
    ? 'One paper came in, but it is not one that'
    : `${count(papers, 'paper')} came in, but none of them`;
}

function mayCome(unread: readonly SourceName[]): string {
  return unread.length > 0 ? ` I could not read ${sitesOf(unread)}, so more may come.` : '';
}
