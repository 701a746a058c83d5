import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reason } from '../../src/match.ts';
import { matched, whyOf } from '../../src/views/why.ts';
import { fewTopics } from '../select/papers.ts';

const list: Reason = { kind: 'list', source: 'huggingface', day: '2026-06-15' };
const agents: Reason = { kind: 'topic', topic: 'agents', words: ['tool use'] };
const video: Reason = { kind: 'topic', topic: 'video', words: ['video'] };
const query: Reason = { kind: 'query', query: '"language model"', words: ['language model'] };

const cases: readonly (readonly [
  what: string,
  reasons: readonly Reason[],
  heading: string | undefined,
  why: string | undefined,
])[] = [
  ['a list alone is named with its day', [list], undefined, "on Hugging Face's list of 15 June"],
  ['a topic is named with its words', [list, agents], undefined, 'topic: Agents (matched "tool use")'],
  ['under its own heading only the words are said', [list, agents], 'Agents', 'matched "tool use"'],
  [
    'under another heading the topic is named',
    [list, agents],
    'Other papers',
    'topic: Agents (matched "tool use")',
  ],
  ["of several topics the heading's counts", [list, agents, video], 'Video', 'matched "video"'],
  ['several topics are listed', [list, agents, video], undefined, 'topics: Agents and Video'],
  ['what was asked for comes before topics', [list, agents, query], 'Agents', 'matched "language model"'],
  ['nothing said is nothing shown', [], undefined, undefined],
];

for (const [what, reasons, heading, why] of cases) {
  test(what, () => assert.equal(whyOf(reasons, fewTopics, heading), why));
}

test('a query without words of its own is named whole', () => {
  assert.equal(matched([], 'has:code upvotes>=20'), 'matches has:code upvotes>=20');
});

test('at most three words are said, none twice and none that another one holds', () => {
  assert.equal(matched(['agent', 'LLM agents', 'llm agents'], ''), 'matched "llm agents"');
  assert.equal(matched(['a b', 'c d', 'e f', 'g h'], ''), 'matched "a b", "c d", "e f"');
});
