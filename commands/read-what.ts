import type { Subscription } from '../src/subscription.ts';
import type { Context, Mistake } from './command.ts';
import { zonesLike } from './hours.ts';
import { readQuery } from './read-query.ts';
import { suggestQueries, suggestTopicList } from './suggest-queries.ts';

type Papers = Pick<Subscription, 'query' | 'topics'>;

/**
 * Ids of topics with commas or spaces between are topics; `all` is the whole list; anything else is a query. Where that
 * cannot be read, `command` and the words that were probably meant are offered instead.
 */
export async function readWhat(
  words: string | undefined,
  context: Context,
  command: string,
  before: Papers = { topics: [] },
): Promise<Papers | Mistake> {
  if (words === undefined)
    return { ...(before.query !== undefined && { query: before.query }), topics: before.topics };
  const parts = words
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (parts.length === 0 || (parts.length === 1 && ['all', 'everything'].includes(parts[0] ?? '')))
    return { topics: [] };
  if (parts.every((part) => context.topics.some((topic) => topic.id === part)))
    return { topics: [...new Set(parts)] };
  const read = await readQuery(context, words, command);
  return 'mistake' in read ? read : { query: words.trim(), topics: [] };
}

/** What may be typed into the options `what` and `timezone`. */
export async function suggestWhat(
  context: Context,
  option: string,
  typed: string,
): Promise<readonly string[]> {
  if (option === 'timezone') return zonesLike(typed);
  return [...suggestTopicList(context, typed), ...(await suggestQueries(context, typed))];
}
