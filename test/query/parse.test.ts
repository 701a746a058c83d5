import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { longestQuery, parseQuery } from '../../src/query/parse.ts';
import { printQuery } from '../../src/query/print.ts';
import type { Query } from '../../src/query/query.ts';
import { anyCharacter } from '../kit/character.ts';
import { query, topics } from './kit.ts';

/** What people type, and how the same query is written plainly. */
const readings: readonly (readonly [typed: string, plain: string])[] = [
  ['', ''],
  ['  ', ''],
  ['RAG', 'RAG'],
  ['language model', 'language model'],
  ['"language  model"', '"language model"'],
  ['“language model”', '"language model"'],
  ['«language model»', '"language model"'],
  ['„language model“', '"language model"'],
  ['state-space', 'state-space'],
  ['RAG, agents; code', 'RAG agents code'],
  ['RAG -survey', 'RAG -survey'],
  ['RAG –survey', 'RAG -survey'],
  ['RAG —survey', 'RAG -survey'],
  ['RAG −"survey paper"', 'RAG -"survey paper"'],
  ['RAG NOT survey', 'RAG -survey'],
  ['RAG - survey', 'RAG survey'],
  ['-survey', '-survey'],
  ['a OR b', 'a OR b'],
  ['a | b', 'a OR b'],
  ['a or b', 'a or b'],
  ['a AND b', 'a b'],
  ['a b OR c d', 'a b OR c d'],
  ['a (b OR c) d', 'a (b OR c) d'],
  ['(a OR b) OR c', 'a OR b OR c'],
  ['((a))', 'a'],
  ['-(a OR b)', '-(a OR b)'],
  ['author:"Yann LeCun"', 'author:"Yann LeCun"'],
  ['Author: LeCun', 'author:LeCun'],
  ['author:“Yann LeCun”', 'author:"Yann LeCun"'],
  ['-author:LeCun', '-author:LeCun'],
  ['org:nvidia', 'org:nvidia'],
  ['organisation:"Google DeepMind"', 'org:"Google DeepMind"'],
  ['cat:cs.CL', 'cat:cs.CL'],
  ['category:CS.cl', 'cat:cs.CL'],
  ['cat:stat.ml cat:cs cat:astro-ph.GA', 'cat:stat.ML cat:cs cat:astro-ph.GA'],
  ['topic:agents', 'topic:agents'],
  ['topic:"Image generation"', 'topic:image-generation'],
  ['has:code', 'has:code'],
  ['upvotes>=20', 'upvotes>=20'],
  ['upvotes >= 20', 'upvotes>=20'],
  ['upvotes:20', 'upvotes>=20'],
  ['upvotes≥20', 'upvotes>=20'],
  ['votes>20 upvotes<=30 upvotes=25', 'upvotes>20 upvotes<=30 upvotes=25'],
  ['since:7d', 'since:7d'],
  ['since:2w', 'since:14d'],
  ['since:3m', 'since:90d'],
  ['since:7', 'since:7d'],
  ['since:10days', 'since:10d'],
  ['since:"2 weeks"', 'since:14d'],
  ['since:1Y', 'since:365d'],
  ['since:1d', 'since:1d'],
  ['since:36500d', 'since:36500d'],
  ['since:2026-06-15', 'since:2026-06-15'],
  ['on:2026-06-15', 'on:2026-06-15'],
  ['on: 2026-06-15..2026-06-15', 'on:2026-06-15'],
  ['on:2026-06-12..2026-06-15', 'on:2026-06-12..2026-06-15'],
  ['-on:2026-06-15…2026-06-12', '-on:2026-06-12..2026-06-15'],
  ['authors:LeCun organization:Meta topics:agents', 'author:LeCun org:Meta topic:agents'],
  ['upvotes=>20 upvotes=<30 upvotes≤40', 'upvotes>=20 upvotes<=30 upvotes<=40'],
  ['upvotes<20 upvotes:20+', 'upvotes<20 upvotes>=20'],
  ['HAS:Code', 'has:code'],
  ['in:Title RAG', 'title:RAG'],
  ['topic:AGENTS', 'topic:agents'],
  ['https:zero', '"https:zero"'],
  ['title:RAG=2', 'title:"RAG=2"'],
  ['title=RAG', '"title=RAG"'],
  ['in:title RAG agents', 'title:RAG title:agents'],
  ['RAG in:title', 'title:RAG'],
  ['in:title RAG OR agents', 'title:RAG OR title:agents'],
  ['(in:title RAG) OR agents', 'title:RAG OR agents'],
  ['in:title (RAG -survey) author:LeCun', 'title:RAG -title:survey author:LeCun'],
  ['title:"tool use"', 'title:"tool use"'],
  ['re:zero', '"re:zero"'],
  ['https://arxiv.org/abs/2606.00001', '"https://arxiv.org/abs/2606.00001"'],
  ['actor:critic', '"actor:critic"'],
  ['O(n) attention', '"O(n)" attention'],
  ['f(x) (a)', '"f(x)" a'],
  ['C++ C#', 'C++ C#'],
  ['"OR"', '"OR"'],
  ['upvotes', 'upvotes'],
  ['RAG & agents !', 'RAG agents'],
];

for (const [typed, plain] of readings) {
  test(`${typed || 'nothing'} is read as ${plain || 'every paper'}`, () => {
    assert.equal(printQuery(query(typed)), plain);
  });
}

test('words side by side must all hold; a phrase and a hyphenated word are words in a row', () => {
  assert.deepEqual(query('Language models'), {
    kind: 'and',
    queries: [
      { kind: 'words', words: ['language'], field: 'text', typed: 'Language' },
      { kind: 'words', words: ['model'], field: 'text', typed: 'models' },
    ],
  });
  const row: Query = { kind: 'words', words: ['state', 'space'], field: 'text', typed: 'state space' };
  assert.deepEqual(query('"state space"'), row);
  assert.deepEqual(query('state-space'), { ...row, typed: 'state-space' });
});

test('a topic holds its own query, which may be longer than a person’s', () => {
  const [agents] = topics;
  assert.deepEqual(query('topic:agents'), {
    kind: 'topic',
    topic: 'agents',
    query: query(agents?.query ?? ''),
  });
  const long = {
    id: 'long',
    title: 'Long',
    query: Array.from({ length: 200 }, (_, n) => `word${n}x`).join(' OR '),
  };
  assert.ok(parseQuery('topic:long', [long]).ok);
  assert.ok(parseQuery(long.query, [long]).ok);
});

test('no topic can end in itself', () => {
  const circle = [
    { id: 'one', title: 'One', query: 'topic:two' },
    { id: 'two', title: 'Two', query: 'topic:one' },
  ];
  assert.match(mistakeIn('topic:one RAG', circle).reason, /topic one cannot be asked for now/);
  assert.match(mistakeIn('topic:two', circle).reason, /no topics to ask for/);
});

/** What cannot be read: where, what is said of it, and what was probably meant. */
const mistakes: readonly (readonly [typed: string, part: string, reason: RegExp, repaired: string])[] = [
  ['RAG "tool use', '"', /never closed: put a "/, 'RAG "tool use"'],
  ['author:"Yann LeCun', '"', /never closed/, 'author:"Yann LeCun"'],
  ['RAG ""', '""', /no word between these quotes/, 'RAG'],
  ['(a OR b', '(', /bracket is never closed/, '(a OR b)'],
  ['a OR b) c', ')', /closes none/, 'a OR b c'],
  ['a () b', '()', /nothing in these brackets/, 'a b'],
  ['a OR', 'OR', /one of them is missing/, 'a'],
  ['OR a', 'OR', /one of them is missing/, 'a'],
  ['a OR OR b', 'OR', /one of them is missing/, 'a OR b'],
  ['(a OR) b', 'OR', /one of them is missing/, '(a ) b'],
  ['???', '???', /no word/, ''],
  ['autor:LeCun', 'autor', /Did you mean “author:”/, 'author:LeCun'],
  ['orgnization:meta', 'orgnization', /Did you mean “organization:”/, 'organization:meta'],
  ['topc:agents', 'topc', /Did you mean “topic:”/, 'topic:agents'],
  ['topic:agent', 'topic:agent', /Did you mean topic:agents/, 'topic:agents'],
  ['-topic:agent', '-topic:agent', /Did you mean topic:agents/, '-topic:agents'],
  [
    'topic:cooking x',
    'topic:cooking',
    /no topic “cooking”; there are agents, image-generation, code/,
    '"cooking" x',
  ],
  ['author: ', 'author: ', /needs a name/, ''],
  ['a org:', 'org:', /needs a name/, 'a'],
  ['cat:nlp', 'cat:nlp', /Did you mean cat:cs.CL/, 'cat:cs.CL'],
  ['cat:CV', 'cat:CV', /Did you mean cat:cs.CV/, 'cat:cs.CV'],
  ['a cat:cooking', 'cat:cooking', /no category/, 'a'],
  ['cat:cs.XX a', 'cat:cs.XX', /no category/, 'a'],
  ['has:github', 'has:github', /has:code/, 'has:code'],
  ['a upvotes>=many', 'upvotes>=many', /whole number/, 'a'],
  ['upvotes>=2.5', 'upvotes>=2.5', /whole number/, 'upvotes>=2'],
  ['since:week', 'since:week', /since:7d/, 'since:7d'],
  ['since:Today', 'since:Today', /since:7d/, 'since:1d'],
  ['since:months', 'since:months', /since:7d/, 'since:30d'],
  ['-since:year', '-since:year', /since:7d/, '-since:365d'],
  ['since:soon', 'since:soon', /since:7d/, 'since:7d'],
  ['since:36501d', 'since:36501d', /since:7d/, 'since:36500d'],
  ['author:', 'author:', /^author: needs a name behind it, as in author:"Yann LeCun"\.$/, ''],
  ['org:', 'org:', /^org: needs a name behind it, as in org:nvidia\.$/, ''],
  ['a title:', 'title:', /^title: needs a word behind it, as in title:agents\.$/, 'a'],
  ['has:codes', 'has:codes', /has:code/, 'has:code'],
  ['-has:mycode', '-has:mycode', /has:code/, '-has:code'],
  ['in:titles RAG', 'in:titles', /everywhere without it/, 'in:title RAG'],
  ['in:subtitle RAG', 'in:subtitle', /everywhere without it/, 'RAG'],
  ['upvotes<12345678', 'upvotes<12345678', /whole number/, 'upvotes<123456'],
  ['since:2026-02-30', 'since:2026-02-30', /counts back.*since:2026-06-15\.$/, 'since:7d'],
  ['on:2026-02-30', 'on:2026-02-30', /on:2026-06-15, on:2026-06-12\.\.2026-06-15\.$/, ''],
  ['on:friday a', 'on:friday', /needs a day/, 'a'],
  ['-on:2026-06-15..', '-on:2026-06-15..', /needs a day/, '-on:2026-06-15'],
  ['on:2026-06-31..2026-06-15', 'on:2026-06-31..2026-06-15', /needs a day/, 'on:2026-06-15'],
  [
    'on:2026-06-1..2026-06-02..2026-06-03',
    'on:2026-06-1..2026-06-02..2026-06-03',
    /needs a day/,
    'on:2026-06-02',
  ],
  ['since:0d', 'since:0d', /counts back/, 'since:7d'],
  ['in:titel RAG', 'in:titel', /in:title/, 'in:title RAG'],
  ['in:abstract RAG', 'in:abstract', /everywhere without it/, 'RAG'],
  ['-in:title RAG', '-in:title', /minus/, 'in:title RAG'],
  ['in:title author:LeCun', 'in:title', /needs words/, 'author:LeCun'],
];

for (const [typed, part, reason, repaired] of mistakes) {
  test(`${typed} is a mistake at ${part}`, () => {
    const mistake = mistakeIn(typed, topics);
    assert.equal(typed.slice(mistake.at, mistake.at + mistake.length), part);
    assert.match(mistake.reason, reason);
    assert.equal(mistake.repaired, repaired);
  });
}

test('a query that is too long is cut at a word', () => {
  const mistake = mistakeIn('word '.repeat(110), topics);
  assert.match(mistake.reason, /has 550 characters; 500 are the most/);
  assert.ok(mistake.repaired.endsWith('word') && mistake.repaired.length <= longestQuery);
});

test('brackets may stand ten deep', () => {
  const deep = (depth: number) => `${'(a '.repeat(depth)}b${')'.repeat(depth)}`;
  assert.ok(parseQuery(deep(10), topics).ok);
  const mistake = mistakeIn(deep(11), topics);
  assert.match(mistake.reason, /more than 10 deep/);
  assert.equal(mistake.repaired, 'a a a a a a a a a a a b');
});

const pieces = fc.constantFrom(
  ...[
    '(',
    ')',
    '"',
    '“',
    '”',
    '-',
    '–',
    'OR',
    'AND',
    'NOT',
    '|',
    ',',
    ' ',
    ' ',
    ' ',
    ' ',
    '\\',
    '\ud800',
    '\u200b',
    '…',
  ],
  ...[
    'author:',
    'org:nvidia',
    'cat:cs.CL',
    'cat:nlp',
    'topic:agents',
    'topic:agnts',
    'has:code',
    'has:',
    'upvotes>=20',
  ],
  ...[
    'upvotes',
    '>=',
    'since:7d',
    'since:',
    'on:2026-06-12..2026-06-15',
    'on:',
    'in:title',
    'title:',
    'autor:',
    're:zero',
    'RAG',
    'state-space',
    "it's",
    'O(n)',
  ],
  ...['$\\alpha$', '语言', 'x'.repeat(60)],
);
const anything = fc.oneof(
  fc.string({ maxLength: 80 }),
  fc.string({ unit: anyCharacter, maxLength: 80 }),
  fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
);

test('100,000 random texts: nothing throws, every repair can be read, and what was read prints as itself', () => {
  fc.assert(
    fc.property(anything, (typed) => {
      const parsed = parseQuery(typed, topics);
      if (!parsed.ok) {
        const { at, length, reason, repaired } = parsed.mistake;
        assert.ok(at >= 0 && length >= 0 && at + length <= typed.length);
        assert.match(reason, /[.?]$/);
        assert.ok(parseQuery(repaired, topics).ok, repaired);
        return;
      }
      const printed = printQuery(parsed.query);
      if (printed.length > longestQuery) return;
      const again = parseQuery(printed, topics);
      assert.deepEqual(again, parsed, printed);
    }),
    { numRuns: 40_000 },
  );
});

function mistakeIn(typed: string, known: typeof topics) {
  const parsed = parseQuery(typed, known);
  assert.ok(!parsed.ok, `${typed} was read`);
  return parsed.mistake;
}
