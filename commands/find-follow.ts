import { type Follow, followId } from '../src/follow.ts';
import { nearest } from '../src/nearest.ts';
import { meaningOf } from '../src/query/meaning.ts';
import { parseQuery } from '../src/query/parse.ts';
import type { Topic } from '../src/topic.ts';

/** Of a reader's follows the one that words name: its number in the list, its id, or its query however it is written. */
export function findFollow(
  words: string,
  follows: readonly Follow[],
  topics: readonly Topic[],
): { readonly follow: Follow } | { readonly near?: Follow } {
  const said = words.trim().replace(/\.$/, '');
  const parsed = parseQuery(said, topics);
  const id = parsed.ok ? followId(meaningOf(parsed.query)) : undefined;
  const numbered = /^#?\d{1,3}$/.test(said) ? follows[Number(said.replace('#', '')) - 1] : undefined;
  const follow = follows.find((one) => one.id === said || one.id === id || one.query === said) ?? numbered;
  if (follow) return { follow };
  const query = nearest(
    said,
    follows.map((one) => one.query),
  );
  const near = follows.find((one) => one.query === query);
  return near ? { near } : {};
}
