import type { Query } from '../src/query/query.ts';
import { gistOf } from '../src/select/gist.ts';
import type { Topic } from '../src/topic.ts';
import { longestLabel } from '../src/view.ts';
import { shorten } from '../src/views/shorten.ts';
import { topicsView, topicView } from '../src/views/topics-view.ts';
import { type Context, defineCommand } from './command.ts';
import { pageMistake, pageSize, pageTurns } from './pages.ts';
import { readQuery } from './read-query.ts';
import { readTopic } from './read-topic.ts';
import { suggestTopics } from './suggest-queries.ts';

/** How far back papers are counted. */
const days = 7;

/** The topics, or one topic's newest papers. */
export const topics = defineCommand({
  name: 'topics',
  summary: "List the topics, or show one topic's newest papers",
  options: [
    { name: 'topic', summary: 'A topic, such as agents', kind: 'text', bare: true, suggests: true },
    { name: 'page', summary: 'Which page of its papers', kind: 'number' },
  ],
  examples: ['topics', 'topics agents'],
  suggest: async (context, _option, typed) => suggestTopics(context, typed),
  run: async (context, input) => {
    if (input.topic === undefined) return allTopics(context);
    const asked = readTopic(input.topic, context.topics, 'topics');
    if ('mistake' in asked) return asked;
    const { topic } = asked;
    const query = await ofTopic(context, topic);
    if ('mistake' in query) return query;
    const { page = 1 } = input;
    const offset = (page - 1) * pageSize;
    const numbered = pageMistake(page, Number.POSITIVE_INFINITY);
    if (numbered) return { mistake: numbered, instead: `topics ${topic.id}` };
    const found = await context.archive.papers.search(query.query, {
      sort: 'date',
      limit: pageSize,
      offset,
      now: context.now,
    });
    const mistake = pageMistake(page, found.total);
    if (mistake) return { mistake, instead: `topics ${topic.id}` };
    const turns = await pageTurns(context, (option) => `topics ${topic.id} ${option}`, page, found.total);
    const follow = {
      label: shorten(`Follow ${topic.title}`, longestLabel),
      says: `follow topic:${topic.id}`,
    };
    return {
      ...topicView(
        { topic, ...query, ...found, offset, isFresh: await isFresh(found.total, context), now: context.now },
        { topics: context.topics, gistOf },
      ),
      actions: [...turns, follow],
    };
  },
});

async function allTopics(context: Context) {
  const { archive, now } = context;
  const counts = await Promise.all(
    context.topics.map(async (topic) => {
      const read = await ofTopic(context, topic);
      if ('mistake' in read) return { topic, papers: 0 };
      const query: Query = { kind: 'and', queries: [read.query, { kind: 'since', days }] };
      const { total } = await archive.papers.search(query, { sort: 'date', limit: 0, offset: 0, now });
      return { topic, papers: total };
    }),
  );
  const found = counts.reduce((sum, { papers }) => sum + papers, 0);
  return topicsView(counts, days, await isFresh(found, context));
}

async function isFresh(found: number, { archive }: Context): Promise<boolean> {
  return found === 0 && (await archive.papers.count()) === 0;
}

function ofTopic(context: Context, topic: Topic) {
  return readQuery(context, `topic:${topic.id}`, 'search');
}
