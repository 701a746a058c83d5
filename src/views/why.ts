import { sourceTitles } from '../listing.ts';
import type { Reason } from '../match.ts';
import type { TopicMatch } from '../select/topics.ts';
import type { Topic } from '../topic.ts';
import { dayAndMonth, listOf, plain, shortTitle } from './words.ts';

/** More matched words than this say nothing more. */
const wordsShown = 3;

/**
 * Why a paper stands here, in plain words. What was asked for is said first; else the topics. Under a topic's heading its
 * name is not said again, and the list is named only where there is nothing else to say: it is the same for all papers.
 */
export function whyOf(
  reasons: readonly Reason[],
  topics: readonly Topic[],
  heading?: string,
): string | undefined {
  const queries = reasons.flatMap((reason) => (reason.kind === 'query' ? [reason] : []));
  const found = reasons.flatMap((reason) => (reason.kind === 'topic' ? [reason] : []));
  const lists = reasons.flatMap((reason) => (reason.kind === 'list' ? [reason] : []));
  const [list] = lists;
  const liked = likedInWords(reasons);
  const headed = found.find(({ topic }) => heading !== undefined && titleOf(topic, topics) === heading);
  const chosen =
    queries.length > 0
      ? queries.map(({ query, words }) => matched(words, query)).join('; ')
      : headed
        ? matched(headed.words, `topic:${headed.topic}`)
        : found.length > 0
          ? topicsInWords(found, topics)
          : undefined;
  if (chosen !== undefined || liked !== undefined)
    return [chosen, liked].filter((words) => words !== undefined).join('; ');
  return list && `on ${sourceTitles[list.source]}'s list of ${dayAndMonth(list.day)}`;
}

/** `because you liked “Tools for agents”`. */
function likedInWords(reasons: readonly Reason[]): string | undefined {
  const taste = reasons.find((reason) => reason.kind === 'taste');
  if (!taste) return undefined;
  const title = `“${shortTitle(taste.title)}”`;
  return taste.by === 'reader' ? `because you liked ${title}` : `because ${title} was liked here`;
}

/** `matched "tool use", "LLM agents"`; a query without words of its own is named whole. */
export function matched(words: readonly string[], query: string): string {
  const telling = words.filter((word) => !words.some((other) => other !== word && holds(other, word)));
  const shown = [...new Map(telling.map((word) => [word.toLowerCase(), plain(word)])).values()];
  if (shown.length === 0) return `matches ${plain(query)}`;
  return `matched ${shown
    .slice(0, wordsShown)
    .map((word) => `"${word}"`)
    .join(', ')}`;
}

/** `Agents (matched "tool use")`. */
export function topicInWords({ topic, words }: Pick<TopicMatch, 'topic' | 'words'>): string {
  return `${plain(topic.title)} (${matched(words, `topic:${topic.id}`)})`;
}

function topicsInWords(
  found: readonly { topic: string; words: readonly string[] }[],
  topics: readonly Topic[],
): string {
  const [only, second] = found;
  if (only && !second)
    return `topic: ${titleOf(only.topic, topics)} (${matched(only.words, `topic:${only.topic}`)})`;
  return `topics: ${listOf(found.map(({ topic }) => titleOf(topic, topics)))}`;
}

function titleOf(id: string, topics: readonly Topic[]): string {
  return topics.find((topic) => topic.id === id)?.title ?? id;
}

/** Whether the longer words say the shorter ones too: "LLM agents" and "agent". */
function holds(longer: string, shorter: string): boolean {
  return longer.length > shorter.length && longer.toLowerCase().includes(shorter.toLowerCase());
}
