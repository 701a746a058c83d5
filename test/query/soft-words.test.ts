import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseQuery } from '../../src/query/parse.ts';
import { printQuery } from '../../src/query/print.ts';
import { soften } from '../../src/query/soft-words.ts';

const cases: readonly (readonly [typed: string, soft: string, hard: string])[] = [
  ['robots fold laundry', 'robot fold laundry', ''],
  ['state-space models', 'state space model', ''],
  ['"tool use" agents', 'agent', '"tool use"'],
  ['agents -survey cat:cs.CL since:7d', 'agent', '-survey cat:cs.CL since:7d'],
  ['title:agents memory', 'memory', 'title:agents'],
  ['memory (rag OR retrieval)', 'memory', '(rag OR retrieval)'],
  ['memory memory', 'memory', ''],
];

for (const [typed, soft, hard] of cases) {
  test(`of ${typed} a paper near in meaning may lack ${soft}, and must hold ${hard || 'nothing else'}`, () => {
    const parsed = parseQuery(typed, []);
    const softened = parsed.ok ? soften(parsed.query) : undefined;
    assert.equal(softened?.soft.join(' '), soft);
    assert.equal(softened && printQuery(softened.hard), hard);
  });
}

test('filters, topics and alternatives alone have no words to be near to', () => {
  for (const typed of ['', 'has:code', 'author:lecun', 'rag OR retrieval', '-survey']) {
    const parsed = parseQuery(typed, []);
    assert.ok(parsed.ok);
    assert.equal(soften(parsed.query), undefined, typed);
  }
});
