import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ListedPaper } from '../../src/match.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { type Found, searchView } from '../../src/views/search-view.ts';
import { fewTopics, now, onList } from '../select/papers.ts';
import { idsIn, linesIn, notPlain, showing } from './views.ts';

const papers = [
  onList('1', { title: 'A video agent' }, 3),
  onList('2', { title: 'Agents', abstract: 'Of tool use.' }),
];

test('each result says which words matched', () => {
  const view = searchView(found('agent', papers), showing);
  assert.equal(view.title, 'Search · agent');
  assert.equal(view.lead, '2 papers.');
  assert.deepEqual(idsIn(view), ['1', '2']);
  assert.deepEqual(
    view.sections[0]?.items.map(({ why }) => why),
    ['matched "agent"', 'matched "agent"'],
  );
});

test('a page says which of how many it shows, and in what order', () => {
  const view = searchView(
    { ...found('agent', papers), total: 1204, shown: 1204, offset: 10, order: 'most votes first' },
    showing,
  );
  assert.equal(view.lead, '11 to 12 of 1,204 papers, most votes first.');
});

const tips: readonly (readonly [typed: string, ...tries: string[]])[] = [
  ['"tool using agents"', 'search tool using agents'],
  ['video has:code', 'search video'],
  ['video agents', 'search video OR agents'],
  ['video -survey since:7d', 'search video'],
];

for (const [typed, ...tries] of tips) {
  test(`where ${typed} finds nothing, it offers ${tries.join(', ')}`, () => {
    const { lead, sections } = searchView(found(typed, []), showing);
    assert.equal(lead, 'No paper matches.');
    const offered = sections.flatMap((section) => section.rows ?? []).map(({ text }) => text);
    for (const words of tries) assert.ok(offered.includes(words), offered.join(' | '));
  });
}

test('there is something to try for every query', () => {
  for (const typed of ['x', 'has:code', 'author:"Nobody Known"', '-survey', 'cat:cs.CL', '']) {
    const view = searchView(found(typed, []), showing);
    assert.ok(view.sections[0]?.rows?.length, typed);
    for (const line of linesIn(view)) assert.doesNotMatch(line, notPlain);
  }
});

function found(typed: string, papers: readonly ListedPaper[]): Found {
  const outcome = parseQuery(typed, fewTopics);
  assert.ok(outcome.ok);
  return { typed, query: outcome.query, total: papers.length, shown: papers.length, offset: 0, papers, now };
}
