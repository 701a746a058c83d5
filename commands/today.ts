import { addDays, type Day, dayOf, isDay } from '../src/day.ts';
import { isSettled } from '../src/reading.ts';
import { makeDay } from '../src/select/day.ts';
import { emptyReason } from '../src/select/empty.ts';
import { gistOf } from '../src/select/gist.ts';
import type { Topic } from '../src/topic.ts';
import { longestLabel, type View } from '../src/view.ts';
import { dayView } from '../src/views/day-view.ts';
import { emptyView } from '../src/views/empty.ts';
import { shorten } from '../src/views/shorten.ts';
import { count } from '../src/views/words.ts';
import { type Context, defineCommand, type Mistake } from './command.ts';
import { withDayPicture } from './day-picture.ts';
import { newestListed } from './newest-list.ts';
import { readTopic } from './read-topic.ts';
import { suggestTopics } from './suggest-queries.ts';

/** A day's list, whole, by topic. */
export const today = defineCommand({
  name: 'today',
  summary: "Show a day's papers by topic: today's, or those of a date",
  options: [
    { name: 'date', summary: 'A day such as 2026-06-15, or yesterday', kind: 'text', bare: true },
    {
      name: 'topic',
      summary: 'Only the papers on this topic, from both sites',
      kind: 'text',
      suggests: true,
    },
  ],
  examples: ['today', 'today yesterday', 'today 2026-06-15 --topic agents'],
  suggest: async (context, _option, typed) => suggestTopics(context, typed),
  run: async (context, input) => {
    const said = inDayAndTopic(input.date, input.topic, context.topics);
    const asked = said.date === undefined ? undefined : readDay(said.date, context.now);
    if (asked && typeof asked !== 'string') return asked;
    const topic =
      said.topic === undefined
        ? undefined
        : readTopic(said.topic, context.topics, `today${asked ? ` ${asked}` : ''} --topic`);
    if (topic && 'mistake' in topic) return topic;
    return asked ? showDay(context, asked, topic?.topic) : showNewest(context, topic?.topic);
  },
});

type Said = { readonly date: string | undefined; readonly topic: string | undefined };

/** A topic may stand without its name behind the date, or alone: `today agents`, `today yesterday agents`. */
function inDayAndTopic(date: string | undefined, topic: string | undefined, topics: readonly Topic[]): Said {
  if (date === undefined || topic !== undefined) return { date, topic };
  const words = date.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  if (!topics.some(({ id }) => id === last.toLowerCase())) return { date, topic };
  return { date: words.length > 1 ? words.slice(0, -1).join(' ') : undefined, topic: last };
}

/** The newest list there is; where today has none of its own, the answer says why and which day stands in. */
async function showNewest(context: Context, topic?: Topic): Promise<View> {
  const last = dayOf(context.now);
  const newest = await newestListed(context);
  if (newest === undefined || newest === last) return showDay(context, last, topic);
  const why = await showEmpty(context, last, 0);
  const view = await showDay(context, newest, topic);
  return {
    ...view,
    lead: [why.lead, `Here is the newest list. ${view.lead ?? ''}`].filter(Boolean).join(' '),
  };
}

async function showDay(context: Context, day: Day, topic?: Topic): Promise<View> {
  const { archive, topics, now, caller, pictures } = context;
  const huggingface = await archive.papers.listed('huggingface', day, day);
  const arxiv = await archive.papers.listed('arxiv', day, day);
  if (huggingface.length === 0) return showEmpty(context, day, arxiv.length);
  const [reading] = await archive.readings.of('huggingface', day, day);
  const growing = reading !== undefined && !isSettled(reading);
  const wish = { topics: topic ? [topic] : [] };
  const papers = makeDay({ day, huggingface, arxiv, wish, topics, now });
  if (topic && papers.shown.huggingface + papers.shown.arxiv === 0) return nothingOn(topic, day, context);
  const view = dayView(papers, { topics, gistOf }, growing);
  return caller.wordsOnly ? view : withDayPicture(view, pictures);
}

async function nothingOn(topic: Topic, day: Day, context: Context): Promise<View> {
  const view = await showEmpty(context, day, 0);
  return {
    title: view.title,
    lead: `No paper of this day is on ${topic.title}.`,
    sections: [],
    actions: [{ label: shorten(`Newest on ${topic.title}`, longestLabel), says: `topics ${topic.id}` }],
  };
}

async function showEmpty({ archive, now }: Context, day: Day, beyond: number): Promise<View> {
  const readings = await archive.readings.of('huggingface', day, day);
  const kept = await archive.papers.count();
  const view = emptyView(emptyReason({ day, readings, candidates: 0, kept, now }));
  if (beyond === 0) return view;
  return {
    ...view,
    note: `arXiv lists ${count(beyond, 'paper')} of that day: ask for them with search, or subscribe to a topic.`,
  };
}

function readDay(words: string, now: Date): Day | Mistake {
  const said = words.trim().toLowerCase();
  const last = dayOf(now);
  if (said === 'today') return last;
  if (said === 'yesterday') return addDays(last, -1);
  if (!isDay(said))
    return { mistake: `“${words}” is no day. Write it as ${last}.`, instead: `today ${last}` };
  if (said > last) return { mistake: `${said} has not come yet.`, instead: 'today' };
  return said;
}
