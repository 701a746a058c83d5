import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchTopics } from '../../src/select/topics.ts';
import type { View } from '../../src/view.ts';
import { paperView } from '../../src/views/paper-view.ts';
import { fewTopics, monday, now, onArxiv, onList } from '../select/papers.ts';
import { linesIn, notPlain, showing } from './views.ts';

const full = onList(
  '2606.13432',
  {
    title: 'Video agents',
    abstract: 'We propose $O(n)$ agents.\nThey use tools.',
    authors: ['Yann LeCun', 'B', 'C', 'D', 'E'],
    categories: ['cs.CV', 'cs.AI'],
    keywords: ['video generation', 'tool use'],
    publishedOn: '2026-06-11',
    projectUrl: 'https://example.org/project',
  },
  89,
);
const both = {
  ...full,
  listings: [...full.listings, { source: 'arxiv', day: '2026-06-12', paper: full.paper.id } as const],
};
const view = paperView(both, matchTopics(both, fewTopics, now), showing);

test('a paper is shown with its abstract whole', () => {
  assert.equal(view.sections[0]?.items[0]?.abstract, 'We propose O(n) agents. They use tools.');
  assert.equal(view.title, 'Paper · Hugging Face, 15 June 2026');
});

test('all that is known stands in rows', () => {
  assert.equal(row(view, 'Authors'), 'Yann LeCun, B, C, D, E');
  assert.equal(row(view, 'Categories'), 'cs.CV, cs.AI');
  assert.equal(row(view, 'Keywords'), 'video generation, tool use');
  assert.equal(
    row(view, 'Topics'),
    'Agents (matched "agent", "tool use"); Video (matched "video generation")',
  );
  assert.deepEqual(rows(view, 'Listed'), [
    'Hugging Face, 15 June 2026: 89 votes and 0 comments',
    'arXiv, 12 June 2026',
  ]);
});

test("our own gist is left out beside the abstract it is taken from, the site's is kept", () => {
  assert.equal(view.sections[0]?.items[0]?.gist, undefined);
  const given = onList('1', { abstract: 'A. B.', gist: 'The point.' });
  assert.equal(paperView(given, [], showing).sections[0]?.items[0]?.gist, 'The point.');
});

test('what is like it, and more by the first author, are one press away', () => {
  assert.deepEqual(view.sections[0]?.items[0]?.actions, [
    { label: 'Similar', says: `similar ${view.sections[0]?.items[0]?.paper}` },
    { label: 'Save', says: `save ${view.sections[0]?.items[0]?.paper}` },
    { label: '👍 Like', says: `mark ${view.sections[0]?.items[0]?.paper}` },
    { label: '👎 Dislike', says: `mark ${view.sections[0]?.items[0]?.paper} --verdict dislike` },
    { label: 'Follow Yann LeCun', says: 'follow author:"Yann LeCun"' },
    { label: 'More by Yann LeCun', says: 'search author:"Yann LeCun"' },
  ]);
});

test('a paper of which little is known is shown all the same', () => {
  const bare = paperView(onArxiv('2606.00001'), [], showing);
  assert.deepEqual(
    bare.sections[0]?.rows?.map(({ label }) => label),
    ['Listed', 'Id'],
  );
  const never = paperView({ ...onArxiv('2606.00001'), listings: [] }, [], showing);
  assert.equal(never.title, 'Paper');
});

test('hundreds of authors are cut and counted', () => {
  const authors = Array.from({ length: 573 }, (_, n) => `Author ${n}`);
  assert.match(row(paperView(onList('1', { authors }), [], showing), 'Authors') ?? '', / and 533 others$/);
});

test('all of it is plain words', () => {
  for (const line of linesIn(view)) assert.doesNotMatch(line, notPlain);
  assert.equal(view.sections.length, 1);
  assert.equal(monday, '2026-06-15');
});

function rows(view: View, label: string): readonly string[] {
  return view.sections
    .flatMap((section) => section.rows ?? [])
    .flatMap((one) => (one.label === label ? [one.text] : []));
}

function row(view: View, label: string): string | undefined {
  return rows(view, label)[0];
}
