import type { Day } from '../day.ts';
import type { DayPapers } from '../select/day.ts';
import type { View } from '../view.ts';
import { inTopics, sectionsOf } from './digest-view.ts';
import type { Showing } from './item.ts';
import { count, figure, weekdayAndDate } from './words.ts';

/** A day's papers, for `today`. `growing`: the site may still add to its list. */
export function dayView(papers: DayPapers, showing: Showing, growing = false): View {
  const lead = `${shownOf(papers, growing)}${inTopics(papers.digest, showing.topics)}.`;
  return {
    title: dayTitle(papers.day),
    lead: papers.beyond > 0 ? `${lead} arXiv lists ${count(papers.beyond, 'more', 'more')}.` : lead,
    sections: sectionsOf(papers.digest, showing),
  };
}

/** The title of a day's papers: `Daily papers · Monday, 15 June 2026`. */
export function dayTitle(day: Day): string {
  return `Daily papers · ${weekdayAndDate(day)}`;
}

function shownOf({ shown, filtered }: DayPapers, growing: boolean): string {
  const soFar = growing ? ' so far' : '';
  if (filtered === 0 && shown.arxiv === 0)
    return `${count(shown.huggingface, 'paper')} from Hugging Face${soFar}`;
  const all = count(shown.huggingface + filtered, 'paper');
  return `${figure(shown.huggingface)} of ${all} from Hugging Face${soFar} and ${figure(shown.arxiv)} from arXiv alone match`;
}
