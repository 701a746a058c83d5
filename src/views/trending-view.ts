import type { Day } from '../day.ts';
import type { ListedPaper } from '../match.ts';
import type { WelcomedPaper } from '../select/welcomed.ts';
import type { Topic } from '../topic.ts';
import type { View } from '../view.ts';
import { nothingRead } from './empty.ts';
import { itemOf, type Showing } from './item.ts';
import { welcomedSections } from './welcomed-view.ts';
import { partOf, plain, weekdayIn } from './words.ts';

/** Papers of a time by their votes. */
type Trending = {
  readonly first: Day;
  readonly last: Day;
  readonly topic?: Topic;
  /** Nothing is kept at all. */
  readonly isFresh: boolean;
  readonly total: number;
  readonly offset: number;
  readonly papers: readonly ListedPaper[];
  /** What was most liked and saved in the place that asks. */
  readonly welcomed: readonly WelcomedPaper[];
};

/** What was voted for most. */
export function trendingView(trending: Trending, showing: Showing): View {
  const { first, last, topic, total, offset, papers, welcomed } = trending;
  const when = first === last ? `on ${weekdayIn(last)}` : `from ${weekdayIn(first)} to ${weekdayIn(last)}`;
  const title = `Trending · ${topic ? `${plain(topic.title)}, ` : ''}${when}`;
  if (trending.isFresh) return { title, lead: nothingRead, sections: [] };
  if (papers.length === 0) {
    const what = topic ? `no paper on ${plain(topic.title)}` : 'no paper';
    return { title, lead: `Hugging Face listed ${what} ${when}, as far as I have read.`, sections: [] };
  }
  return {
    title,
    lead: `${partOf(total, offset, papers.length, 'paper')}, most votes first.`,
    sections: [
      { title: 'Papers', items: papers.map((listed) => itemOf(listed, showing)) },
      ...welcomedSections(welcomed),
    ],
  };
}
