import { type Subscription, weekdays } from '../src/subscription.ts';
import { type Context, defineCommand, type Mistake } from './command.ts';
import { firstDay } from './first-day.ts';
import { readDays, readHour } from './hours.ts';
import { layoutMistake } from './layouts.ts';
import type { InputOf, Option } from './option.ts';
import { readWhat, suggestWhat } from './read-what.ts';
import { withStrayWords } from './stray-words.ts';
import { nextInWords, subscriptionRows } from './subscription-rows.ts';

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
    const now = await wish(context, {}, await context.archive.choices.subscription(context.caller.place));
    return 'mistake' in now ? {} : inOptions(now);
  },
  suggest: suggestWhat,
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
      note: 'Change any of it: subscribe · End it: unsubscribe',
    };
  },
});

/** What is set, as it would be typed. */
function inOptions(set: Subscription): InputOf<typeof options> {
  return {
    what: set.query ?? (set.topics.join(', ') || 'all'),
    at: set.at,
    timezone: set.zone,
    days: set.days.join(','),
    every: set.every ?? 'day',
    max: set.max,
    style: set.style,
    layout: set.layout ?? 'messages',
    picture: set.picture ?? 'off',
    empty: set.whenEmpty,
    doubt: set.inDoubt ?? 'miss',
  };
}

/** What the place would get: what is said, beside what was set before. */
async function wish(
  context: Context,
  input: InputOf<typeof options>,
  before: Subscription | undefined,
): Promise<Subscription | Mistake> {
  const { caller, now } = context;
  const hour = readHour(input, {
    at: before?.at ?? '09:00',
    zone: before?.zone ?? caller.zone ?? 'UTC',
  });
  if ('mistake' in hour) return hour;
  const days = input.days === undefined ? (before?.days ?? weekdays.slice(0, 5)) : readDays(input.days);
  if (!days)
    return {
      mistake: `“${input.days}” names no days. Say weekdays, daily, or days such as mon,wed,fri; for one a week or a month, add --every week or --every month.`,
    };
  const every = input.every ?? before?.every ?? 'day';
  const hours = { ...hour, days, ...(every !== 'day' && { every }) };
  const max = input.max ?? before?.max ?? 10;
  if (!Number.isInteger(max) || max < 1 || max > 50)
    return { mistake: 'A digest holds 1 to 50 papers: give max as a whole number from 1 to 50.' };
  const papers = await readWhat(input.what, context, 'subscribe', before);
  if ('mistake' in papers) return papers;
  const layout = input.layout ?? before?.layout ?? 'messages';
  const misfit = layoutMistake(caller.place, layout);
  if (misfit) return misfit;
  const sameFilter = before && before.query === papers.query && before.topics.join() === papers.topics.join();
  return {
    ...papers,
    place: caller.place,
    ...hours,
    max,
    style: input.style ?? before?.style ?? 'full',
    layout,
    picture: input.picture ?? before?.picture ?? 'off',
    whenEmpty: input.empty ?? before?.whenEmpty ?? 'say',
    inDoubt: input.doubt ?? before?.inDoubt ?? 'miss',
    by: caller.reader,
    since: before?.since ?? now.toISOString(),
    from: sameFilter ? before.from : firstDay(hours, now),
  };
}
