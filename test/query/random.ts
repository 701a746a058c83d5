import fc from 'fast-check';
import type { ListedPaper } from '../../src/match.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { listed, topics } from './kit.ts';

/** Few words, so that random queries and random papers often meet. */
const word = fc.constantFrom(
  'rag',
  'LLMs',
  'model',
  'models',
  'language',
  'large',
  'agent',
  'tool',
  'use',
  'diffusion',
  'GPT-4',
  'π0',
);
const some = (words: fc.Arbitrary<string>, maxLength: number) =>
  fc.array(words, { minLength: 1, maxLength }).map((all) => all.join(' '));
const name = fc.constantFrom('Yann LeCun', 'LeCun', 'Ann Lee Cun', 'Cun Ann', 'Lee');
const organization = fc.constantFrom('NVIDIA', 'Google DeepMind', 'Google', 'Meta AI');

const simple = fc.oneof(
  { weight: 5, arbitrary: word },
  { weight: 4, arbitrary: some(word, 4).map((words) => `"${words}"`) },
  { weight: 1, arbitrary: some(word, 3).map((words) => `title:"${words}"`) },
  { weight: 1, arbitrary: name.map((words) => `author:"${words}"`) },
  { weight: 1, arbitrary: organization.map((words) => `org:"${words}"`) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        'topic:agents',
        'topic:image-generation',
        'topic:code',
        'cat:cs.CL',
        'cat:cs',
        'cat:stat',
        'has:code',
        'in:title rag',
      ],
      ...['upvotes>=20', 'upvotes<5', 'upvotes=20', 'since:1d', 'since:4d', 'since:30d'],
      ...['since:2026-06-15', 'on:2026-06-12', 'on:2026-06-12..2026-06-15'],
    ),
  },
);

/** Words of a query, with brackets, alternatives and exclusions. */
export const queryWords = fc
  .letrec<{ query: string; side: string }>((tie) => ({
    side: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      simple,
      simple.map((words) => `-${words}`),
      tie('query').map((words) => `(${words})`),
      tie('query').map((words) => `-(${words})`),
    ),
    query: fc
      .array(fc.array(tie('side'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map((sides) => sides.map((all) => all.join(' ')).join(' OR ')),
  }))
  .query.filter((words) => parseQuery(words, topics).ok);

/** Papers of the same words. */
export const randomPaper: fc.Arbitrary<ListedPaper> = fc
  .record({
    title: some(word, 5),
    abstract: some(word, 12),
    gist: fc.option(some(word, 5), { nil: undefined }),
    keywords: fc.array(some(word, 3), { maxLength: 3 }),
    authors: fc.array(name, { maxLength: 3 }),
    organization: fc.option(organization, { nil: undefined }),
    categories: fc.subarray(['cs.CL', 'cs.LG', 'stat.ML', 'math.OC']),
    code: fc.option(fc.constant({ url: 'https://github.com/a/b' }), { nil: undefined }),
    votes: fc.option(fc.constantFrom(0, 4, 5, 20, 21), { nil: undefined }),
    day: fc.constantFrom('2026-05-18', '2026-06-12', '2026-06-15', '2026-06-16'),
  })
  .map(({ gist, organization: org, code, votes, day, ...facts }) => {
    const { paper, listings } = listed(
      { ...facts, ...(gist && { gist }), ...(org && { organization: org }), ...(code && { code }) },
      votes,
    );
    return { paper, listings: listings.map((listing) => ({ ...listing, day })) };
  });
