import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Fact, factsNamed, isCommon, numberFacts } from '../../src/query/facts.ts';
import { commonnessIn, needsOf } from '../../src/query/needs.ts';
import { preparePaper } from '../../src/query/prepare.ts';
import { listed, query } from './kit.ts';

const named: readonly (readonly [words: string, facts: readonly Fact[], exact: boolean])[] = [
  ['agents', [{ place: 'text', word: 'agent' }], true],
  ['"tool use"', [{ place: 'pair', word: 'tool', next: 'use' }], true],
  [
    '"large language models"',
    [
      { place: 'pair', word: 'large', next: 'language' },
      { place: 'pair', word: 'language', next: 'model' },
    ],
    false,
  ],
  ['title:agents', [{ place: 'title', word: 'agent' }], true],
  [
    'title:"tool use"',
    [
      { place: 'title', word: 'tool' },
      { place: 'title', word: 'use' },
    ],
    false,
  ],
  ['author:LeCun', [{ place: 'author', word: 'lecun' }], true],
  [
    'author:"Yann LeCun"',
    [
      { place: 'author', word: 'yann' },
      { place: 'author', word: 'lecun' },
    ],
    false,
  ],
  ['org:nvidia', [{ place: 'org', word: 'nvidia' }], true],
  ['cat:cs.CL', [{ place: 'category', word: 'cs.cl' }], true],
];

for (const [words, facts, exact] of named) {
  test(`${words} names what a paper must hold, and that is ${exact ? '' : 'not '}all it asks`, () => {
    assert.deepEqual(factsNamed(query(words)), { facts, exact });
  });
}

test('what has parts, and what is counted or dated, names nothing by itself', () => {
  for (const words of [
    '',
    'a b',
    'a OR b',
    '-a',
    'has:code',
    'upvotes>=3',
    'since:7d',
    'topic:agents',
    'like:2606.00001',
  ])
    assert.equal(factsNamed(query(words)), undefined, words);
});

test('a fact keeps its number, and a paper holds those that were numbered, of each place its own', () => {
  const numbers = numberFacts();
  const facts = named.flatMap(([, all]) => all);
  const given = facts.map(numbers.of);
  assert.deepEqual(facts.map(numbers.of), given);
  assert.equal(new Set(given).size, numbers.count());
  const held = (some: Parameters<typeof listed>[0]) => {
    const found = new Set(numbers.heldBy(preparePaper(listed(some))));
    return facts.filter((fact) => found.has(numbers.of(fact)));
  };
  assert.deepEqual(held({ abstract: 'Agents. The tool in use.', authors: ['LeCun'] }), [
    { place: 'text', word: 'agent' },
    { place: 'author', word: 'lecun' },
    { place: 'author', word: 'lecun' },
  ]);
  assert.deepEqual(held({ organization: 'NVIDIA', categories: ['cs.CL'] }), [
    { place: 'org', word: 'nvidia' },
    { place: 'category', word: 'cs.cl' },
  ]);
  assert.deepEqual(held({ abstract: 'language model, large' }), [
    { place: 'pair', word: 'language', next: 'model' },
  ]);
});

test('a category and a word that many papers hold are common; the same word in a title or a name is not', () => {
  assert.ok(isCommon({ place: 'category', word: 'cs.cl' }));
  assert.ok(isCommon({ place: 'text', word: 'model' }));
  for (const place of ['title', 'author', 'org', 'pair'] as const)
    assert.ok(!isCommon({ place, word: 'model' }));
  assert.ok(!isCommon({ place: 'text', word: 'octopus' }));
});

test('a paper is asked only where it holds the rarest thing that a query needs, or one of each alternative’s', () => {
  const numbers = numberFacts();
  const queries = ['octopus', 'squid', 'squid', '(squid -whale)', 'topic:agents', 'model'].map((words) => ({
    query: query(words),
    times: 2,
  }));
  const common = commonnessIn(queries, numbers);
  const words = (typed: string) =>
    needsOf(query(typed), numbers, common)?.map((number) =>
      ['octopus', 'squid', 'model', 'whale', 'agent', 'unheard'].find((word) => {
        const place = word === 'agent' ? 'title' : 'text';
        return numbers.of({ place, word }) === number;
      }),
    );
  assert.deepEqual(words('squid octopus'), ['octopus']);
  assert.deepEqual(words('octopus squid'), ['octopus']);
  assert.deepEqual(words('model squid'), ['squid']);
  assert.deepEqual(words('whale octopus'), ['whale'], 'what is left out makes nothing common');
  assert.deepEqual(words('squid OR octopus'), ['squid', 'octopus']);
  assert.deepEqual(words('(squid OR octopus) unheard'), ['unheard']);
  assert.deepEqual(words('(octopus OR unheard) squid'), ['octopus', 'unheard']);
  assert.deepEqual(words('squid -octopus has:code'), ['squid']);
  assert.equal(needsOf(query('topic:agents'), numbers, common)?.length, 3);
  for (const typed of ['-squid', 'has:code', 'squid OR has:code', '-squid has:code', ''])
    assert.equal(needsOf(query(typed), numbers, common), undefined, typed);
});
