import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { topics } from '../../config/topics.ts';
import type { ListedPaper } from '../../src/match.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { makeChooser } from '../../src/select/choose-many.ts';
import { choose, type Wish } from '../../src/select/match.ts';
import { matchTopics } from '../../src/select/topics.ts';
import { noCorpus, realFinds } from '../archive/kit.ts';
import { vectorAt } from '../kit/angles.ts';
import { anyMatches, fewTopics, now as monday } from './papers.ts';

const now = new Date('2026-06-30T12:00:00Z');
const queries = [
  'diffusion',
  'agents OR rag',
  '"language model" -survey',
  'has:code',
  'upvotes>=5',
  'topic:agents',
  'cat:cs.CV',
];
const wishes: readonly Wish[] = [
  { topics: [] },
  ...topics.slice(0, 6).map((topic) => ({ topics: [topic] })),
  { topics: topics.slice(3, 7) },
  ...queries.map((typed) => ({ topics: [], query: queryOf(typed) })),
  { topics: topics.slice(0, 2), query: queryOf('has:code') },
  { topics: topics.slice(0, 2), query: queryOf('model') },
];

test('what is chosen for many wishes at once is what each would be given alone', {
  skip: noCorpus,
}, async () => {
  const papers: readonly ListedPaper[] = (await realFinds(400, 150)).filter(
    ({ listings }) => listings.length > 0,
  );
  const chooser = makeChooser(wishes, { topics, papers: [], vectors: new Map(), now });
  for (const paper of papers) chooser.show(paper);
  let found = 0;
  for (const wish of wishes) {
    const alone = choose(papers, wish, now).matches;
    assert.deepEqual(
      chooser.chosen(wish, () => true),
      alone,
    );
    found += alone.length;
  }
  assert.ok(found > papers.length, `only ${found} were found`);
  for (const paper of papers.slice(0, 50))
    assert.deepEqual(chooser.fitsOf(paper, topics.slice(2)), matchTopics(paper, topics.slice(2), now));
});

test('the same holds for made-up papers, on one list, both or none, and for wishes by example', () => {
  const like = { kind: 'like', papers: ['2606.00000'], least: 80 } as const;
  const asked: readonly Wish[] = [
    { topics: [] },
    ...fewTopics.map((topic) => ({ topics: [topic] })),
    { topics: fewTopics.slice(0, 2) },
    ...['agent', 'agent OR video', '-agent', 'has:code', 'upvotes>=50', 'robot OR has:code'].map((typed) => ({
      topics: [],
      query: queryOf(typed),
    })),
    { topics: [], query: { typed: 'like:2606.00000~80', query: like } },
    { topics: fewTopics.slice(0, 2), query: queryOf('has:code') },
    { topics: fewTopics.slice(1), query: queryOf('agent') },
  ];
  fc.assert(
    fc.property(anyMatches, fc.nat(9), (matches, step) => {
      const papers: readonly ListedPaper[] = matches.map(({ paper, listings }, at) => ({
        paper,
        listings:
          at % 10 === step
            ? []
            : at % 7 === step
              ? [...listings, { ...listings[0], ...twin(paper.id) }]
              : listings,
      }));
      const vectors = new Map([
        ['2606.00000', vectorAt(0)],
        ...papers.map(({ paper }, at) => [paper.id, vectorAt((at * 13) % 90)] as const),
      ]);
      const ids = papers.map(({ paper }) => paper.id);
      const chooser = makeChooser(asked, { topics: fewTopics, papers: ids, vectors, now: monday });
      for (const paper of papers) chooser.show(paper);
      for (const wish of asked)
        assert.deepEqual(
          chooser.chosen(wish, ({ paper }) => paper.title !== 'video'),
          choose(
            papers.filter(({ paper }) => paper.title !== 'video'),
            wish,
            monday,
            vectors,
          ).matches,
        );
      for (const paper of papers)
        assert.deepEqual(
          chooser.fitsOf(paper, fewTopics.slice(1)),
          matchTopics(paper, fewTopics.slice(1), monday, vectors),
        );
    }),
    { numRuns: 10 },
  );
});

test('a paper that was never shown fits no topic', () => {
  const chooser = makeChooser([], { topics: fewTopics, papers: [], vectors: new Map(), now });
  const paper = { id: 'a', title: 'An agent', abstract: '', authors: [], keywords: [], categories: [] };
  assert.deepEqual(chooser.fitsOf({ paper, listings: [] }, fewTopics), []);
});

test('papers that do not pass are not chosen, and a wish that nobody named is an error', () => {
  const [first = { topics: [] }] = wishes;
  const chooser = makeChooser([first], { topics, papers: [], vectors: new Map(), now });
  for (const id of ['a', 'b'])
    chooser.show({
      paper: { id, title: id, abstract: '', authors: [], keywords: [], categories: [] },
      listings: [{ source: 'huggingface', day: '2026-06-29', paper: id }],
    });
  assert.deepEqual(
    chooser.chosen(first, ({ paper }) => paper.id !== 'a').map(({ paper }) => paper.id),
    ['b'],
  );
  assert.throws(() => chooser.chosen({ topics: topics.slice(0, 1) }, () => true), {
    name: 'RangeError',
    message: 'a wish that the chooser was not made for',
  });
});

/** The same paper on Hugging Face's list of another day. */
function twin(paper: string) {
  return { source: 'huggingface', day: '2026-06-13', paper, votes: 1 } as const;
}

function queryOf(typed: string): NonNullable<Wish['query']> {
  const parsed = parseQuery(typed, topics);
  assert.ok(parsed.ok);
  return { typed, query: parsed.query };
}
