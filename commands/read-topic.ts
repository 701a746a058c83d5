import { nearest } from '../src/nearest.ts';
import type { Topic } from '../src/topic.ts';
import type { Mistake } from './command.ts';

/** The topic that words name, by id or title, or which one they come near to. */
export function readTopic(
  words: string,
  topics: readonly Topic[],
  before: string,
): { readonly topic: Topic } | Mistake {
  const said = words
    .trim()
    .toLowerCase()
    .replace(/^topic:/, '')
    .replaceAll('"', '');
  const topic = topics.find(({ id, title }) => id === said || title.toLowerCase() === said);
  if (topic) return { topic };
  const near = nearest(
    said,
    topics.flatMap(({ id, title }) => [id, title]),
  );
  const meant = topics.find(({ id, title }) => id === near || title === near);
  if (meant)
    return {
      mistake: `There is no topic “${words}”. Did you mean ${meant.id}?`,
      instead: `${before} ${meant.id}`,
    };
  return {
    mistake: `There is no topic “${words}”. The topics are ${topics.map(({ id }) => id).join(', ')}.`,
    instead: 'topics',
  };
}
