import type { ListedPaper } from '../match.ts';
import { matchQuery } from '../query/match.ts';
import type { Query } from '../query/query.ts';
import type { Topic } from '../topic.ts';
import type { View } from '../view.ts';
import { nothingRead } from './empty.ts';
import { itemOf, type Showing } from './item.ts';
import { matched } from './why.ts';
import { count, partOf, plain } from './words.ts';

/** All topics, with how many papers each found of late. */
export function topicsView(
  counts: readonly { readonly topic: Topic; readonly papers: number }[],
  days: number,
  isFresh: boolean,
): View {
  return {
    title: 'Topics',
    lead: `What digests are grouped by, and what you may ask for, subscribe to and follow; with the papers of the last ${days} days on both sites.${isFresh ? ` ${nothingRead}` : ''}`,
    sections: [
      {
        title: 'Topics',
        items: [],
        rows: counts.map(({ topic, papers }) => ({
          label: topic.id,
          text: `${plain(topic.title)}: ${count(papers, 'paper')}`,
        })),
      },
    ],
    note: 'The papers of one: topics agents',
  };
}

/** A topic's newest papers, some of them. */
type OfTopic = {
  readonly topic: Topic;
  readonly query: Query;
  readonly total: number;
  readonly offset: number;
  readonly papers: readonly ListedPaper[];
  /** Nothing is kept at all. */
  readonly isFresh: boolean;
  readonly now: Date;
};

/** One topic's newest papers, each with the words that show it. */
export function topicView(ofTopic: OfTopic, showing: Showing): View {
  const { topic, query, total, offset, papers, isFresh, now } = ofTopic;
  const title = `Topic · ${plain(topic.title)}`;
  if (papers.length === 0)
    return { title, lead: isFresh ? nothingRead : 'No paper on it has been read yet.', sections: [] };
  return {
    title,
    lead: `${partOf(total, offset, papers.length, 'paper')}, newest first.`,
    sections: [
      {
        title: 'Papers',
        items: papers.map((listed) => {
          const verdict = matchQuery(query, listed, now);
          const why = verdict.matched ? matched(verdict.words, `topic:${topic.id}`) : undefined;
          return { ...itemOf(listed, showing), ...(why && { why }) };
        }),
      },
    ],
  };
}
