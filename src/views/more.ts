import type { Day } from '../day.ts';
import type { Match } from '../match.ts';
import { printQuery } from '../query/print.ts';
import type { Period } from '../subscription.ts';
import type { Topic } from '../topic.ts';
import { type Action, longestSays, type View } from '../view.ts';
import { dayAndMonth } from './words.ts';

/** More buttons than this are a wall; the newest days are offered. */
const daysOffered = 3;

/** What a place asked for, and on which day it is told. */
type Asked = {
  readonly day: Day;
  readonly every?: Period;
  readonly query?: string;
  readonly topics: readonly Topic[];
};

/** What a digest's `max` left out, counted, with the words that show it: for readers to type, and to press. */
export function moreOf(left: readonly Match[], asked: Asked): Pick<View, 'note' | 'actions'> {
  if (left.length === 0) return {};
  const actions = actionsFor(listDaysOf(left), asked).filter(({ says }) => says.length <= longestSays);
  if (actions.length === 0) return { note: `And ${left.length} more.` };
  return { note: `And ${left.length} more: ${actions.map(({ says }) => says).join(' · ')}`, actions };
}

/** The days of the lists that papers were chosen from, oldest first. */
export function listDaysOf(matches: readonly Match[]): readonly Day[] {
  const days = matches.flatMap(({ reasons }) =>
    reasons.flatMap((reason) => (reason.kind === 'list' ? [reason.day] : [])),
  );
  return [...new Set(days)].toSorted();
}

/** Whole lists where nothing in particular was asked for, else a search for what was. */
function actionsFor(days: readonly Day[], { day, every, query, topics }: Asked): readonly Action[] {
  if (query === undefined && topics.length === 0 && every !== undefined)
    return [{ label: `All of the ${every}`, says: `trending ${every}` }];
  if (query === undefined && topics.length === 0) {
    return days
      .slice(-daysOffered)
      .map((listed) => ({ label: `All of ${dayAndMonth(listed)}`, says: `today ${listed}` }));
  }
  const [first = day, last = first] = [days.at(0), days.at(-1)];
  const ors = topics.map(({ id }) => `topic:${id}`).join(' OR ');
  const words = [query !== undefined && grouped(query), ors !== '' && (topics.length > 1 ? `(${ors})` : ors)];
  const says = [
    'search',
    ...words.filter((part) => part !== false),
    printQuery({ kind: 'listed', first, last }),
  ].join(' ');
  return [{ label: 'Show them all', says }];
}

/** What stands beside other words holds together by brackets where it is a choice. */
function grouped(query: string): string {
  return /\bOR\b/.test(query) ? `(${query})` : query;
}
