import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseQuery } from '../../src/query/parse.ts';
import { bestNarrower, isQuiet, isRare, likenessTried, narrowerForms } from '../../src/select/noise.ts';
import { fewTopics } from './papers.ts';

const votes = (form: string) => [3, 5, 10, 20, 50, 100].map((count) => `${form} upvotes>=${count}`);

test('a follow is quiet with one paper a day, and no longer with one more', () => {
  assert.ok(isQuiet({ papers: 30, days: 30 }));
  assert.ok(!isQuiet({ papers: 31, days: 30 }));
});

test('papers like an example are rare with one in three days, counted up', () => {
  assert.ok(isRare({ papers: 10, days: 30 }));
  assert.ok(!isRare({ papers: 11, days: 30 }));
  assert.ok(isRare({ papers: 1, days: 1 }));
});

test('words are narrowed to a phrase, to titles, to papers with code and to papers with votes, the gentlest first', () => {
  const forms = formsOf('tool use');
  assert.deepEqual(forms.slice(0, 6), [
    '"tool use"',
    'tool use in:title',
    '"tool use" in:title',
    'tool use has:code',
    '"tool use" has:code',
    'tool use in:title has:code',
  ]);
  assert.deepEqual(
    new Set(forms.slice(6)),
    new Set(['tool use', '"tool use"', 'tool use in:title'].flatMap(votes)),
  );
  assert.deepEqual(forms.slice(6, 9), [
    'tool use upvotes>=3',
    '"tool use" upvotes>=3',
    'tool use in:title upvotes>=3',
  ]);
});

test('what stands beside the words stays beside the phrase, and a phrase inside another loses its quotes', () => {
  assert.equal(formsOf('tool use cat:cs.CL -survey')[0], '"tool use" cat:cs.CL -survey');
  assert.equal(formsOf('"tool use" agents')[0], '"tool use agents"');
});

test('alternatives are bracketed and make no phrase; a single word makes none either', () => {
  assert.deepEqual(formsOf('rag OR agents').slice(0, 3), [
    '(rag OR agents) in:title',
    '(rag OR agents) has:code',
    '(rag OR agents) in:title has:code',
  ]);
  assert.deepEqual(formsOf('rag').slice(0, 2), ['rag in:title', 'rag has:code']);
  assert.equal(formsOf('rag title:agents')[0], 'rag title:agents in:title');
});

test('what holds no words of texts is not asked of titles', () => {
  for (const typed of ['author:LeCun', 'title:rag', '-survey', 'author:LeCun has:code'])
    assert.ok(!formsOf(typed).some((form) => form.includes('in:title')), typed);
});

test('an example is first asked to be nearer', () => {
  const forms = formsOf('like:2606.00001');
  assert.deepEqual(
    forms.slice(0, likenessTried.length),
    likenessTried.map((least) => `like:2606.00001~${least}`),
  );
});

test('every form can be typed, and none comes twice', () => {
  for (const typed of [
    'tool use',
    'a OR b',
    'has:code',
    'like:2606.00001 agents',
    '"a b" c',
    'in:title a b',
  ]) {
    const forms = formsOf(typed);
    assert.equal(new Set(forms).size, forms.length);
    for (const form of forms) assert.ok(parseQuery(form, fewTopics).ok, form);
  }
});

test('of narrower queries the quiet one that keeps most papers is best, and one that finds nothing is none', () => {
  const tried = [
    { name: 'loud', papers: 31, days: 30 },
    { name: 'few', papers: 2, days: 30 },
    { name: 'most', papers: 30, days: 30 },
    { name: 'none', papers: 0, days: 30 },
  ];
  assert.equal(bestNarrower(tried)?.name, 'most');
  assert.equal(bestNarrower(tried.toReversed())?.name, 'most');
  assert.equal(bestNarrower([{ papers: 0, days: 30 }]), undefined);
});

function formsOf(typed: string): readonly string[] {
  const parsed = parseQuery(typed, fewTopics);
  assert.ok(parsed.ok, typed);
  return narrowerForms(parsed.query);
}
