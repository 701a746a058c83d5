import leven from 'leven';
import { nearest } from '../nearest.ts';
import { arxivIdIn } from '../paper.ts';
import type { Topic } from '../topic.ts';
import { isCategory, nearestCategory } from './categories.ts';
import { on, since } from './date-fields.ts';
import type { Query } from './query.ts';
import { type Slip, slip } from './slip.ts';
import { type FieldToken, withNot } from './tokens.ts';
import { nameWordsOf, wordsOf } from './words.ts';

/** What is known of the topics: their queries, parsed. */
export type TopicQueries = (id: string) => Query | undefined;

/** What a field asks, or what is wrong with it. `in:title` asks nothing by itself; its group is told of it elsewhere. */
export function readField(token: FieldToken, topics: readonly Topic[], queries: TopicQueries): Query | Slip {
  const { field, value, sign } = token;
  switch (field) {
    case 'author':
    case 'org':
      return named(token, field);
    case 'title':
      return titled(token);
    case 'category':
      return category(token);
    case 'topic':
      return topic(token, topics, queries);
    case 'has':
      if (/^code$/i.test(value)) return { kind: 'code' };
      return slip(
        token,
        'The one thing to ask a paper for is its code: has:code.',
        withNot(token, 'has:code'),
      );
    case 'votes':
      return votes(token, sign);
    case 'since':
      return since(token);
    case 'on':
      return on(token);
    case 'like':
      return like(token);
    case 'in':
      return inTitle(token);
  }
}

function named(token: FieldToken, kind: 'author' | 'org'): Query | Slip {
  const words = nameWordsOf(token.value);
  if (words.length > 0) return { kind, words, typed: token.value };
  const example = kind === 'author' ? 'author:"Yann LeCun"' : 'org:nvidia';
  return slip(token, `${kind}: needs a name behind it, as in ${example}.`);
}

function titled(token: FieldToken): Query | Slip {
  const words = wordsOf(token.value);
  if (words.length > 0) return { kind: 'words', words, field: 'title', typed: token.value };
  return slip(token, 'title: needs a word behind it, as in title:agents.');
}

function category(token: FieldToken): Query | Slip {
  const asked = token.value.toLowerCase();
  if (isCategory(asked)) return { kind: 'category', category: asked };
  const meant = nearestCategory(asked);
  if (!meant) return slip(token, `arXiv has no category “${token.value}”; write one as in cat:cs.CL.`);
  return slip(
    token,
    `arXiv has no category “${token.value}”. Did you mean cat:${meant}?`,
    withNot(token, `cat:${meant}`),
  );
}

function topic(token: FieldToken, topics: readonly Topic[], queries: TopicQueries): Query | Slip {
  const asked = token.value.toLowerCase();
  const found = topics.find(({ id, title }) => id.toLowerCase() === asked || title.toLowerCase() === asked);
  const query = found && queries(found.id);
  if (found && query) return { kind: 'topic', topic: found.id, query };
  if (found) return slip(token, `The topic ${found.id} cannot be asked for now: its own query is wrong.`);
  if (topics.length === 0) return slip(token, 'There are no topics to ask for here.');
  const meant = nearest(
    asked,
    topics.flatMap(({ id, title }) => [id, title]),
  );
  const id = topics.find((one) => one.id === meant || one.title === meant)?.id;
  if (id)
    return slip(
      token,
      `There is no topic “${token.value}”. Did you mean topic:${id}?`,
      withNot(token, `topic:${id}`),
    );
  const some = topics.slice(0, 3).map((one) => one.id);
  return slip(
    token,
    `There is no topic “${token.value}”; there are ${some.join(', ')} and others.`,
    asWords(token),
  );
}

function votes(token: FieldToken, sign: string): Query | Slip {
  const compare = compares.find((known) => known === sign) ?? '>=';
  if (/^\d{1,6}\+?$/.test(token.value))
    return { kind: 'votes', compare, count: Number.parseInt(token.value, 10) };
  const number = /\d{1,6}/.exec(token.value)?.[0];
  const reason = 'upvotes need a whole number, as in upvotes>=20.';
  return slip(token, reason, number ? withNot(token, `upvotes${compare}${number}`) : ' ');
}

const compares = ['>=', '<=', '>', '<', '='] as const;

/** `like:2606.13432`, `like:2606.13432,2606.09901~60`: papers by their arXiv ids, and how near in percent. */
function like(token: FieldToken): Query | Slip {
  const [named = '', nearness] = token.value.split('~');
  const [first, ...more] = new Set(named.split(/[\s,]+/).flatMap((part) => arxivIdIn(part) ?? []));
  if (!first)
    return slip(token, 'like: needs the arXiv id of a paper behind it, as in like:2606.13432.', ' ');
  const papers = [first, ...more].slice(0, mostExamples).join(',');
  if (more.length >= mostExamples)
    return slip(token, `like: takes ${mostExamples} papers at most.`, withNot(token, `like:${papers}`));
  const examples = { kind: 'like', papers: [first, ...more] } as const;
  if (nearness === undefined) return examples;
  const least = Number(/^(\d{1,3})%?$/.exec(nearness.trim())?.[1]);
  if (!(least >= 1 && least <= 99))
    return slip(
      token,
      'Behind the ~ of like: stands how near in percent, from 1 to 99, as in like:2606.13432~60.',
      withNot(token, `like:${papers}`),
    );
  return { ...examples, least };
}

/** More papers together are near to nothing in particular. */
const mostExamples = 10;

function inTitle(token: FieldToken): Query | Slip {
  if (token.not)
    return slip(
      token,
      'in:title says where words are looked for; it cannot be left out with a minus.',
      'in:title',
    );
  if (/^title$/i.test(token.value)) return { kind: 'all' };
  const near = leven(token.value.toLowerCase(), 'title') < 3;
  const reason = 'Words are looked for in titles alone with in:title, and everywhere without it.';
  return slip(token, reason, near ? 'in:title' : ' ');
}

function asWords(token: FieldToken): string {
  return withNot(token, `"${token.value}"`);
}
