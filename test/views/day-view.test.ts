import assert from 'node:assert/strict';
import { test } from 'node:test';
import { topics } from '../../config/topics.ts';
import { makeDay } from '../../src/select/day.ts';
import { gistOf } from '../../src/select/gist.ts';
import { dayView } from '../../src/views/day-view.ts';
import { fewTopics, monday, now, onArxiv, onList } from '../select/papers.ts';
import { arxivDay, huggingFaceDay, noRealDays, realDays } from '../select/real-days.ts';
import { idsIn, linesIn, notPlain, showing } from './views.ts';

const huggingface = [
  onList('1', { title: 'An agent' }, 3),
  onList('2', { title: 'A video agent' }, 9),
  onList('3', { title: 'A robot' }),
  onList('4', { title: 'Another robot' }),
];
const arxiv = [onArxiv('5', { title: 'Agents' }), onArxiv('6')];

test('a day says how many papers, in how many topics, and how many more arXiv has', () => {
  const view = dayView(makeDay({ day: monday, huggingface, arxiv, topics: fewTopics, now }), showing);
  assert.equal(view.title, 'Daily papers · Monday, 15 June 2026');
  assert.equal(view.lead, '4 papers from Hugging Face in 2 topics. arXiv lists 2 more.');
  assert.deepEqual(
    view.sections.map(({ title }) => title),
    ['Agents', 'Robotics'],
  );
  assert.deepEqual(idsIn(view), ['2', '1', '4', '3']);
});

test('a day that may still grow says so', () => {
  const view = dayView(
    makeDay({ day: monday, huggingface, arxiv: [], topics: fewTopics, now }),
    showing,
    true,
  );
  assert.equal(view.lead, '4 papers from Hugging Face so far in 2 topics.');
});

test('a topic asked for says how many of each site fit', () => {
  const wish = { topics: fewTopics.slice(0, 1) };
  const view = dayView(makeDay({ day: monday, huggingface, arxiv, wish, topics: fewTopics, now }), showing);
  assert.equal(
    view.lead,
    '2 of 4 papers from Hugging Face and 1 from arXiv alone match. arXiv lists 1 more.',
  );
});

test('every paper of every real day is shown once, with a gist, a reason and plain words', {
  skip: noRealDays,
}, () => {
  for (const day of realDays()) {
    const listed = huggingFaceDay(day);
    const papers = makeDay({ day, huggingface: listed, arxiv: arxivDay(day), topics, now });
    const view = dayView(papers, { topics, gistOf });
    assert.deepEqual(idsIn(view).toSorted(), listed.map(({ paper }) => paper.id).toSorted(), day);
    for (const line of linesIn(view)) assert.doesNotMatch(line, notPlain);
    for (const { items } of view.sections) assert.ok(items.every(({ why, gist }) => why && gist));
  }
});

test('15 June 2026 reads as its 34 papers', { skip: noRealDays }, () => {
  const lists = { huggingface: huggingFaceDay(monday), arxiv: arxivDay(monday) };
  const view = dayView(makeDay({ day: monday, ...lists, topics, now }), { topics, gistOf });
  assert.match(view.lead ?? '', /^34 papers from Hugging Face in \d topics\. arXiv lists 1\d\d more\.$/);
  assert.equal(new Set(idsIn(view)).size, 34);
});
