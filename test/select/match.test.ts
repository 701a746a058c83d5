import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ListedPaper } from '../../src/match.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { asksForSubject, choose, type Left, type Wish } from '../../src/select/match.ts';
import { fewTopics, monday, now, onArxiv, onList } from './papers.ts';

const agent = onList('1', { title: 'An agent', abstract: 'A study of diffusion.' });
const other = onList('2', { title: 'Something else' });
const arxivAgent = onArxiv('3', { title: 'An agent of arXiv' });
const arxivOther = onArxiv('4', { title: 'Something of arXiv' });
const candidates = [agent, other, arxivAgent, arxivOther];

test("without a wish Hugging Face's list is chosen whole, and arXiv's beyond it is left with the reason", () => {
  const { matches, left } = choose(candidates, wish(), now);
  assert.deepEqual(ids(matches), ['1', '2']);
  assert.deepEqual(matches[0]?.reasons, [{ kind: 'list', source: 'huggingface', day: monday }]);
  assert.deepEqual(kindsOf(left), ['list', 'list']);
});

test('a topic takes papers of both sites, each with the words that matched', () => {
  const { matches, left } = choose(candidates, wish(undefined, 'agents'), now);
  assert.deepEqual(ids(matches), ['1', '3']);
  assert.deepEqual(matches[1]?.reasons, [
    { kind: 'list', source: 'arxiv', day: monday },
    { kind: 'topic', topic: 'agents', words: ['agent'] },
  ]);
  const because = { kind: 'topics', topics: ['agents'] };
  assert.deepEqual(
    left.map((one) => one.because),
    [because, because],
  );
});

test('a query takes papers of both sites, and those left say what they lack', () => {
  const { matches, left } = choose(candidates, wish('agent arxiv'), now);
  assert.deepEqual(ids(matches), ['3']);
  assert.equal(matches[0]?.reasons.at(-1)?.kind, 'query');
  assert.deepEqual(kindsOf(left), ['query', 'query', 'query']);
  assert.ok(left.every(({ because }) => because.kind === 'query' && because.missing));
});

test('topics and a query together take papers that fit both', () => {
  assert.deepEqual(ids(choose(candidates, wish('diffusion', 'agents'), now).matches), ['1']);
});

test("a query that only narrows keeps to Hugging Face's list: nobody means arXiv's hundreds by -survey", () => {
  assert.deepEqual(ids(choose(candidates, wish('-survey'), now).matches), ['1', '2']);
  assert.deepEqual(ids(choose(candidates, wish('agent -survey'), now).matches), ['1', '3']);
});

test('a query asks for a subject where each of its ways does', () => {
  for (const typed of [
    'agent',
    '"tool use" has:code',
    'author:"Yann LeCun"',
    'cat:cs.CL -survey',
    'agent OR video',
    'topic:agents',
  ])
    assert.ok(asks(typed), typed);
  for (const typed of [
    '',
    'has:code',
    '-survey',
    'upvotes>=20 since:7d',
    'agent OR has:code',
    '-(agent video)',
  ])
    assert.ok(!asks(typed), typed);
});

test("a paper on both lists counts as Hugging Face's, whichever was newer", () => {
  const both: ListedPaper = {
    paper: agent.paper,
    listings: [...arxivAgent.listings.map((listing) => ({ ...listing, paper: '1' })), ...agent.listings],
  };
  const { matches } = choose([both], wish(), now);
  assert.deepEqual(matches[0]?.reasons, [{ kind: 'list', source: 'huggingface', day: monday }]);
});

function wish(typed?: string, ...ids: readonly string[]): Wish {
  return {
    topics: fewTopics.filter(({ id }) => ids.includes(id)),
    ...(typed !== undefined && { query: { typed, query: parsed(typed) } }),
  };
}

function asks(typed: string): boolean {
  return asksForSubject(parsed(typed));
}

function parsed(typed: string) {
  const outcome = parseQuery(typed, fewTopics);
  assert.ok(outcome.ok, typed);
  return outcome.query;
}

function ids(papers: readonly ListedPaper[]): readonly string[] {
  return papers.map(({ paper }) => paper.id);
}

function kindsOf(left: readonly Left[]): readonly string[] {
  return left.map(({ because }) => because.kind);
}
