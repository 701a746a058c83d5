import { addDays, type Day, dayMs, dayOf } from '../src/day.ts';
import { gistOf } from '../src/select/gist.ts';
import { votesOf } from '../src/select/rank.ts';
import { matchTopics } from '../src/select/topics.ts';
import { trendingView } from '../src/views/trending-view.ts';
import { type Context, defineCommand } from './command.ts';
import { newestListed } from './newest-list.ts';
import { pageMistake, pageSize, pageTurns } from './pages.ts';
import { readTopic } from './read-topic.ts';
import { readWelcomed } from './read-welcomed.ts';
import { suggestTopics } from './suggest-queries.ts';

const periods = ['day', 'week', 'month'] as const;
type Period = (typeof periods)[number];
const daysIn = { day: 1, week: 7, month: 30 } as const;
/** What was voted for most. */
export const trending = defineCommand({
  name: 'trending',
  summary: 'Show the papers with the most votes of the day, week or month',
  options: [
    {
      name: 'topic',
      summary: 'A topic, such as agents; or day, week or month and a topic',
      kind: 'text',
      bare: true,
      suggests: true,
    },
    { name: 'period', summary: 'The day, the week or the month', kind: 'choice', choices: periods },
    { name: 'page', summary: 'Which page of the list', kind: 'number' },
  ],
  examples: ['trending', 'trending month', 'trending week agents'],
  suggest: async (context, _option, typed) => suggestTopics(context, typed),
  run: async (context, input) => {
    const { topics, now } = context;
    const said = readPeriod(input.topic ?? '');
    const period = input.period ?? said.period ?? 'week';
    const asked = said.rest === '' ? undefined : readTopic(said.rest, topics, `trending ${period}`);
    if (asked && 'mistake' in asked) return asked;
    const topic = asked?.topic;
    const days = await daysOf(context, period);
    const listed = await context.archive.papers.listed('huggingface', days.first, days.last);
    const ofTopic = topic ? listed.filter((paper) => matchTopics(paper, [topic], now).length > 0) : listed;
    const ranked = ofTopic.toSorted((a, b) => votesOf(b) - votesOf(a));
    const { page = 1 } = input;
    const words = ['trending', period, topic?.id].filter(Boolean).join(' ');
    const mistake = pageMistake(page, ranked.length);
    if (mistake) return { mistake, instead: words };
    const offset = (page - 1) * pageSize;
    const actions = await pageTurns(context, (option) => `${words} ${option}`, page, ranked.length);
    return {
      ...trendingView(
        {
          ...days,
          ...(topic && { topic }),
          isFresh: listed.length === 0 && (await context.archive.papers.count()) === 0,
          total: ranked.length,
          offset,
          papers: ranked.slice(offset, offset + pageSize),
          welcomed: topic || page > 1 ? [] : await welcomedIn(context, period),
        },
        { topics, gistOf },
      ),
      ...(actions.length > 0 && { actions }),
    };
  },
});

/** On a day hardly anybody has marked anything yet. */
async function welcomedIn({ archive, caller, now }: Context, period: Period) {
  if (period === 'day') return [];
  return readWelcomed(archive, caller.place, new Date(now.getTime() - daysIn[period] * dayMs));
}

/** A period in front of the other words: `week agents`. */
function readPeriod(words: string): { readonly period?: Period; readonly rest: string } {
  const [first = '', ...others] = words.trim().split(/\s+/);
  const period = periods.find((one) => one === first.toLowerCase());
  return period ? { period, rest: others.join(' ') } : { rest: words.trim() };
}

/** The day is that of the newest list: a list of the early morning, or of a weekend, would be no answer. */
async function daysOf(context: Context, period: Period): Promise<{ first: Day; last: Day }> {
  const last = dayOf(context.now);
  if (period !== 'day') return { first: addDays(last, 1 - daysIn[period]), last };
  const newest = (await newestListed(context)) ?? last;
  return { first: newest, last: newest };
}
