import { addDays, type Day, dayOf, firstOfMonth, isWeekend } from '../src/day.ts';
import { nextDue } from '../src/due.ts';
import { type Subscription, weekdays } from '../src/subscription.ts';
import { type Context, defineCommand, type Mistake } from './command.ts';
import { readDays, readTime, readZone, zonesLike } from './hours.ts';
import { layoutMistake } from './layouts.ts';
import type { InputOf, Option } from './option.ts';
import { nextInWords, subscriptionRows } from './place-views.ts';
import { readQuery } from './read-query.ts';
import { withStrayWords } from './stray-words.ts';
import { suggestQueries, suggestTopicList } from './suggest-queries.ts';

const options = [
  {
    name: 'what',
    summary: 'Topics (agents, robotics) or a query; nothing for all of the daily list',
    kind: 'text',
    bare: true,
    suggests: true,
  },
  { name: 'at', summary: 'Time of day, such as 09:00', kind: 'text' },
  { name: 'timezone', summary: 'Time zone, such as Europe/Paris', kind: 'text', suggests: true },
  { name: 'days', summary: 'weekdays, daily, or days such as mon,wed,fri', kind: 'text' },
  {
    name: 'every',
    summary: 'A digest on each of these days, or one a week or a month, on the first of them',
    kind: 'choice',
    choices: ['day', 'week', 'month'],
  },
  { name: 'max', summary: 'The most papers in one digest, 1 to 50', kind: 'number' },
  {
    name: 'style',
    summary: 'With a sentence on each paper, or titles and facts alone',
    kind: 'choice',
    choices: ['full', 'compact'],
  },
  {
    name: 'layout',
    summary: 'Messages, one message with a thread for the papers, or a post in a forum of Discord',
    kind: 'choice',
    choices: ['messages', 'thread', 'forum'],
  },
  {
    name: 'picture',
    summary: 'A picture of the topics and votes on top of the digest, where the style is full',
    kind: 'choice',
    choices: ['on', 'off'],
  },
  {
    name: 'empty',
    summary: 'On a day without papers: say why, or stay silent',
    kind: 'choice',
    choices: ['say', 'silent'],
  },
  {
    name: 'doubt',
    summary: 'A part of which nobody knows whether it came: miss it, or repeat it',
    kind: 'choice',
    choices: ['miss', 'repeat'],
  },
] as const satisfies readonly Option[];

/** Sets what this place gets, and when. What is not given stays as it was. */
export const subscribe = defineCommand({
  name: 'subscribe',
  summary: 'Send a digest to this channel every day at its own hour',
  options,
  examples: [
    'subscribe --at 09:00 --timezone Europe/Paris',
    'subscribe agents, robotics --days mon,wed,fri',
    'subscribe "state space" --max 5',
    'subscribe --every month --max 30',
  ],
  manages: true,
  defaults: async (context) => {
    const { archive, caller } = context;
    const now = await wish(context, {}, await archive.choices.subscription(caller.place));
    if ('mistake' in now) return {};
    const {
      query,
      topics,
      at,
      zone: timezone,
      days,
      every = 'day',
      max,
      style,
      layout = 'messages',
      picture = 'off',
      whenEmpty: empty,
      inDoubt: doubt = 'miss',
    } = now;
    return {
      what: query ?? (topics.join(', ') || 'all'),
      at,
      timezone,
      days: days.join(','),
      every,
      max,
      style,
      layout,
      picture,
      empty,
      doubt,
    };
  },
  suggest: async (context, option, typed) => {
    if (option === 'timezone') return zonesLike(typed);
    return [...suggestTopicList(context, typed), ...(await suggestQueries(context, typed))];
  },
  run: async (context, said) => {
    const { archive, caller, now, topics } = context;
    const input = withStrayWords(said);
    const before = await archive.choices.subscription(caller.place);
    const wanted = await wish(context, input, before);
    if ('mistake' in wanted) return wanted;
    await archive.choices.subscribe(wanted);
    return {
      title: before ? 'This channel’s digest is changed' : 'This channel is subscribed',
      lead: `The next digest comes on ${nextInWords(wanted, now)}.`,
      sections: [{ title: 'Settings', items: [], rows: subscriptionRows(wanted, topics, now) }],
      note: 'Change any of it with subscribe again; unsubscribe ends it.',
    };
  },
});

async function wish(
  context: Context,
  input: InputOf<typeof options>,
  before: Subscription | undefined,
): Promise<Subscription | Mistake> {
  const { caller, now } = context;
  const at = input.at === undefined ? (before?.at ?? '09:00') : readTime(input.at);
  if (!at) return { mistake: `“${input.at}” is no time of day. Say it as 09:00, or 9am.` };
  const zone =
    input.timezone === undefined ? (before?.zone ?? caller.zone ?? 'UTC') : readZone(input.timezone);
  if (!zone)
    return {
      mistake: `“${input.timezone}” is no time zone I know. Say a city of the IANA list, such as Europe/Paris or America/New_York.`,
    };
  const days = input.days === undefined ? (before?.days ?? weekdays.slice(0, 5)) : readDays(input.days);
  if (!days)
    return {
      mistake: `“${input.days}” names no days. Say weekdays, daily, or days such as mon,wed,fri; for one a week or a month, add --every week or --every month.`,
    };
  const often = input.every ?? before?.every ?? 'day';
  const every = often === 'day' ? {} : { every: often };
  const max = input.max ?? before?.max ?? 10;
  if (!Number.isInteger(max) || max < 1 || max > 50)
    return { mistake: 'A digest holds 1 to 50 papers: give max as a whole number between.' };
  const papers = await readWhat(input.what, context, before);
  if ('mistake' in papers) return papers;
  const layout = input.layout ?? before?.layout ?? 'messages';
  const misfit = layoutMistake(caller.place, layout);
  if (misfit) return misfit;
  const sameFilter = before && before.query === papers.query && before.topics.join() === papers.topics.join();
  return {
    ...papers,
    place: caller.place,
    at,
    zone,
    days,
    ...every,
    max,
    style: input.style ?? before?.style ?? 'full',
    layout,
    picture: input.picture ?? before?.picture ?? 'off',
    whenEmpty: input.empty ?? before?.whenEmpty ?? 'say',
    inDoubt: input.doubt ?? before?.inDoubt ?? 'miss',
    by: caller.reader,
    since: before?.since ?? now.toISOString(),
    from: sameFilter ? before.from : firstDay({ at, zone, days, ...every }, now),
  };
}

type Papers = { readonly query?: string; readonly topics: readonly string[] };

/** Ids of topics with commas or spaces between are topics; `all` is the whole list; anything else is a query. */
export async function readWhat(
  words: string | undefined,
  context: Context,
  before: Subscription | undefined,
): Promise<Papers | Mistake> {
  if (words === undefined)
    return before
      ? { ...(before.query !== undefined && { query: before.query }), topics: before.topics }
      : { topics: [] };
  const parts = words
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (parts.length === 0 || (parts.length === 1 && ['all', 'everything'].includes(parts[0] ?? '')))
    return { topics: [] };
  if (parts.every((part) => context.topics.some((topic) => topic.id === part)))
    return { topics: [...new Set(parts)] };
  const read = await readQuery(context, words, 'subscribe');
  return 'mistake' in read ? read : { query: words.trim(), topics: [] };
}

/**
 * The first list a new wish covers: the last working day before its first digest, so that the digest is not empty and not a
 * flood; a week before it, or the first day of the month before it, where it is of a week or a month.
 */
export function firstDay(hours: Pick<Subscription, 'at' | 'zone' | 'days' | 'every'>, now: Date): Day {
  const due = nextDue(hours, now)?.day ?? dayOf(now);
  if (hours.every === 'week') return addDays(due, -7);
  if (hours.every === 'month') return firstOfMonth(addDays(firstOfMonth(due), -1));
  let day = addDays(dayOf(nextDue(hours, now)?.at ?? now), -1);
  while (isWeekend(day)) day = addDays(day, -1);
  return day;
}
