import type { ListedPaper } from '../match.ts';
import type { Topic } from '../topic.ts';
import { matchTopics } from './topics.ts';

/** Papers in a few groups, so that colours can stand for them. */
export type Grouping = {
  /** Titles of topics, the one with the most papers first. */
  readonly titles: readonly string[];
  /** For each paper the place of its group among the titles; undefined where it is in none. */
  readonly groupOf: readonly (number | undefined)[];
};

/**
 * The topics that most papers fit best, at most `most` of them and none of a single paper. A paper whose best topic is not
 * among them goes to the best that is.
 */
export function groupByTopic(
  papers: readonly ListedPaper[],
  topics: readonly Topic[],
  now: Date,
  most: number,
): Grouping {
  const fits = papers.map((paper) => matchTopics(paper, topics, now).map(({ topic }) => topic));
  const sizes = new Map<Topic, number>();
  for (const [best] of fits) if (best) sizes.set(best, (sizes.get(best) ?? 0) + 1);
  const kept = [...sizes]
    .filter(([, size]) => size > 1)
    .sort(([one, few], [other, many]) => many - few || topics.indexOf(one) - topics.indexOf(other))
    .slice(0, most)
    .map(([topic]) => topic);
  const groupOf = fits.map((found) => {
    const home = found.find((topic) => kept.includes(topic));
    return home && kept.indexOf(home);
  });
  return { titles: kept.map(({ title }) => title), groupOf };
}
