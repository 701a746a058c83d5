import { addDays, type Day, dayOf, isWeekend } from '../src/day.ts';
import { nextDue } from '../src/due.ts';
import { type Subscription, weekdays } from '../src/subscription.ts';
import { type Context, defineCommand, type Mistake } from './command.ts';
import { readDays, readTime, readZone, zonesLike } from './hours.ts';
import type { InputOf, Option } from './option.ts';
import { nextInWords, subscriptionRows } from './place-views.ts';
import { readQuery } from './read-query.ts';
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
  { name: 'max', summary: 'The most papers in one digest, 1 to 50', kind: 'number' },
  {
    name: 'style',
    summary: 'With a sentence on each paper, or titles and facts alone',
    kind: 'choice',
    choices: ['full', 'compact'],
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
  ],
  manages: true,
  defaults: async (context) => {
    const { archive, caller } = context;
    const now = wish(context, {}, await archive.choices.subscription(caller.place));
    if ('mistake' in now) return {};
    const {
      query,
      topics,
      at,
      zone: timezone,
      days,
      max,
      style,
      whenEmpty: empty,
      inDoubt: doubt = 'miss',
    } = now;
    return {
      what: query ?? (topics.join(', ') || 'all'),
      at,
      timezone,
      days: days.join(','),
      max,
      style,
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
    const wanted = wish(context, input, before);
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

/**
 * `--at 9 am --days mon wed` leaves `am wed` standing alone, since a value is one word: words that can only be the rest
 * of an hour or of days go back there. `am` at the front of a query is nobody's, and neither are days behind `--days`.
 */
function withStrayWords(input: InputOf<typeof options>): InputOf<typeof options> {
  const { what = '', at, days, ...rest } = input;
  const words = what.split(/[\s,]+/).filter(Boolean);
  const half = at !== undefined && /\d$/.test(at) ? words.findIndex((word) => halfOfDay.test(word)) : -1;
  const others = half === 0 || words.every(isHourOrDay) ? words.filter((_, index) => index !== half) : words;
  const isTaken = others.length < words.length;
  const end = others.findIndex((word) => !weekdayName.test(word));
  const named = end < 0 ? others : others.slice(0, end);
  const daysMeant = named.length > 0 && (days !== undefined || (at !== undefined && end < 0));
  if (!isTaken && !daysMeant) return input;
  const left = (daysMeant ? others.slice(named.length) : others).join(' ');
  return {
    ...rest,
    ...(left !== '' && { what: left }),
    ...(at !== undefined && { at: isTaken ? `${at}${words[half]?.replaceAll('.', '')}` : at }),
    ...(daysMeant ? { days: [days, ...named].filter(Boolean).join(',') } : days !== undefined && { days }),
  };
}

const halfOfDay = /^[ap]\.?m\.?$/i;
const weekdayName = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?$/i;

function isHourOrDay(word: string): boolean {
  return halfOfDay.test(word) || weekdayName.test(word);
}

function wish(
  context: Context,
  input: InputOf<typeof options>,
  before: Subscription | undefined,
): Subscription | Mistake {
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
    return { mistake: `“${input.days}” names no days. Say weekdays, daily, or days such as mon,wed,fri.` };
  const max = input.max ?? before?.max ?? 10;
  if (!Number.isInteger(max) || max < 1 || max > 50)
    return { mistake: 'A digest holds 1 to 50 papers: give max as a whole number between.' };
  const papers = readWhat(input.what, context, before);
  if ('mistake' in papers) return papers;
  const sameFilter = before && before.query === papers.query && before.topics.join() === papers.topics.join();
  return {
    ...papers,
    place: caller.place,
    at,
    zone,
    days,
    max,
    style: input.style ?? before?.style ?? 'full',
    whenEmpty: input.empty ?? before?.whenEmpty ?? 'say',
    inDoubt: input.doubt ?? before?.inDoubt ?? 'miss',
    by: caller.reader,
    since: before?.since ?? now.toISOString(),
    from: sameFilter ? before.from : firstDay({ at, zone, days }, now),
  };
}

type Papers = { readonly query?: string; readonly topics: readonly string[] };

/** Ids of topics with commas or spaces between are topics; `all` is the whole list; anything else is a query. */
function readWhat(
  words: string | undefined,
  context: Context,
  before: Subscription | undefined,
): Papers | Mistake {
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
  const read = readQuery(context, words, 'subscribe');
  return 'mistake' in read ? read : { query: words.trim(), topics: [] };
}

/** The first list a new wish covers: the last working day before its first digest, so that the digest is not empty and not a flood. */
function firstDay(hours: Pick<Subscription, 'at' | 'zone' | 'days'>, now: Date): Day {
  let day = addDays(dayOf(nextDue(hours, now)?.at ?? now), -1);
  while (isWeekend(day)) day = addDays(day, -1);
  return day;
}
