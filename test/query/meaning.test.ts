import assert from 'node:assert/strict';
import { test } from 'node:test';
import { topics } from '../../config/topics.ts';
import { meaningOf } from '../../src/query/meaning.ts';
import { parseQuery } from '../../src/query/parse.ts';

const same: readonly (readonly [one: string, other: string])[] = [
  ['"state space" has:code', 'has:code state-space'],
  ['LLMs', 'llm'],
  ['author:"Yann LeCun"', 'author:"LeCun Yann"'],
  ['(RAG OR agents) topic:video', 'topic:video (agents OR RAG)'],
  ['agents in:title', 'title:agent'],
  ['org:"deep mind"', 'org:"Deep Mind"'],
  ['-(a -b)', '-(-b a)'],
  ['like:2606.13432,2606.09901', 'like:2606.09901,2606.13432'],
  ['like:2606.13432,2606.13432', 'like:2606.13432'],
];
const different: readonly (readonly [one: string, other: string])[] = [
  ['state space', '"state space"'],
  ['agents', 'title:agents'],
  ['agents', '-agents'],
  ['upvotes>=5', 'upvotes>=50'],
  ['a OR b', 'a b'],
  ['author:Wu', 'org:Wu'],
  ['a b', '-(a b)'],
  ['topic:video', 'topic:agents'],
  ['org:"deep mind"', 'org:"mind deep"'],
  ['author:Wu', 'author:Wei'],
  ['like:2606.13432', 'like:2606.09901'],
  ['like:2606.13432', 'like:2606.13432~60'],
  ['like:2606.13432~50', 'like:2606.13432~60'],
];

for (const [one, other] of same)
  test(`${one} means the same as ${other}`, () => assert.equal(meaning(one), meaning(other)));

for (const [one, other] of different)
  test(`${one} means something else than ${other}`, () => assert.notEqual(meaning(one), meaning(other)));

function meaning(text: string): string {
  const parsed = parseQuery(text, topics);
  assert.ok(parsed.ok, text);
  return meaningOf(parsed.query);
}
