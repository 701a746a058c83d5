import { onceEach } from '../once-each.ts';
import type { Topic } from '../topic.ts';
import { queryOfTokens } from './grammar.ts';
import type { Query } from './query.ts';
import { applied, isSlip, type Mistake, type Slip, slip } from './slip.ts';
import { tokenize } from './tokens.ts';
import { wordsOf } from './words.ts';

/** A query that was read, or what is wrong with it. */
type Parsed =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly mistake: Mistake };

/** Longer queries are no longer a person's. A topic's own may be. */
export const longestQuery = 500;

/** Reads the words of a search, a follow or a topic. Never throws; an empty text asks for every paper. */
export function parseQuery(text: string, topics: readonly Topic[]): Parsed {
  const own = topics.some(({ query }) => query === text);
  const query = own ? read(text, []) : readShort(text, topics);
  if (!isSlip(query)) return { ok: true, query };
  const { at, length, reason } = query;
  return { ok: false, mistake: { at, length, reason, repaired: repair(text, query, topics) } };
}

function readShort(text: string, topics: readonly Topic[]): Query | Slip {
  if (text.length <= longestQuery) return read(text, topics);
  const reason = `This query has ${text.length} characters; ${longestQuery} are the most.`;
  const end = Math.max(text.lastIndexOf(' ', longestQuery), 0) || longestQuery;
  return slip({ at: end, length: text.length - end }, reason);
}

function read(text: string, topics: readonly Topic[]): Query | Slip {
  const tokens = tokenize(text);
  if (isSlip(tokens)) return tokens;
  if (tokens.length > 0) return queryOfTokens({ text, tokens, topics, queries: (id) => queryOf(id, topics) });
  if (text.trim() === '') return { kind: 'all' };
  return slip({ at: 0, length: text.length }, 'There is no word in this that a paper could hold.');
}

/** Mends one thing after the other; a text that nothing mends is taken by its words. */
function repair(text: string, first: Slip, topics: readonly Topic[]): string {
  let mended = text;
  let wrong: Query | Slip = first;
  for (let tries = 0; tries < 30 && isSlip(wrong); tries += 1) {
    mended = applied(mended, wrong.fix);
    wrong = readShort(mended, topics);
  }
  return isSlip(wrong) ? plainWords(text) : mended;
}

function plainWords(text: string): string {
  const words = wordsOf(text.slice(0, longestQuery)).join(' ');
  return words.slice(0, words.length > longestQuery ? words.lastIndexOf(' ', longestQuery) : longestQuery);
}

/** A topic's query names no other topic, so that none can end in itself. */
function queryOf(id: string, topics: readonly Topic[]): Query | undefined {
  const topic = topics.find((one) => one.id === id);
  const query = topic && readTopic(topic);
  return query && !isSlip(query) ? query : undefined;
}

const readTopic = onceEach((topic: Topic) => read(topic.query, []));
