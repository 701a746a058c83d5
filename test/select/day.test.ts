import assert from 'node:assert/strict';
import { test } from 'node:test';
import { topics } from '../../config/topics.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { makeDay } from '../../src/select/day.ts';
import type { Wish } from '../../src/select/match.ts';
import { fewTopics, monday, now, onArxiv, onList } from './papers.ts';
import { arxivDay, huggingFaceDay, noRealDays } from './real-days.ts';

const huggingface = [onList('1', { title: 'An agent' }, 3), onList('2', { title: 'A video' }, 9)];
const arxiv = [onArxiv('2'), onArxiv('3', { title: 'Agents' }), onArxiv('4')];
const day = (wish?: Wish) =>
  makeDay({ day: monday, huggingface, arxiv, topics: fewTopics, now, ...(wish && { wish }) });

test("a day is Hugging Face's list whole; arXiv's papers beyond it are counted, those on both lists once", () => {
  const { shown, beyond, filtered, digest } = day();
  assert.deepEqual(
    { shown, beyond, filtered },
    { shown: { huggingface: 2, arxiv: 0 }, beyond: 2, filtered: 0 },
  );
  assert.deepEqual(
    digest.groups.flatMap(({ matches }) => matches.map(({ paper }) => paper.id)),
    ['2', '1'],
  );
});

test('a topic asked for shows what arXiv has beyond the list too', () => {
  const { shown, beyond, filtered, digest } = day({ topics: fewTopics.slice(0, 1) });
  assert.deepEqual(
    { shown, beyond, filtered },
    { shown: { huggingface: 1, arxiv: 1 }, beyond: 1, filtered: 1 },
  );
  assert.deepEqual(
    digest.groups.map(({ title }) => title),
    ['Agents'],
  );
});

test('a paper listed on two days is shown for the day that was asked for', () => {
  const [first] = huggingface;
  assert.ok(first);
  const again = { source: 'huggingface', day: '2026-06-17', paper: '1', votes: 90 } as const;
  const twice = { ...first, listings: [again, ...first.listings] };
  const { digest } = makeDay({ day: monday, huggingface: [twice], arxiv: [], topics: fewTopics, now });
  assert.deepEqual(digest.groups[0]?.matches[0]?.reasons[0], {
    kind: 'list',
    source: 'huggingface',
    day: monday,
  });
});

test('a query shows what arXiv has beyond the list too, and papers are grouped by the topics there are', () => {
  const parsed = parseQuery('agents', fewTopics);
  assert.ok(parsed.ok);
  const { shown, beyond, filtered, digest } = day({
    topics: [],
    query: { typed: 'agents', query: parsed.query },
  });
  assert.deepEqual(
    { shown, beyond, filtered },
    { shown: { huggingface: 1, arxiv: 1 }, beyond: 1, filtered: 1 },
  );
  assert.deepEqual(
    digest.groups.map(({ title }) => title),
    ['Agents'],
  );
  assert.deepEqual(
    day().digest.groups.map(({ title }) => title),
    ['Video', 'Other papers'],
  );
});

test('a paper keeps all its listings, the one of the day and the site first', () => {
  const [first] = huggingface;
  assert.ok(first);
  const arxivs = { source: 'arxiv', day: monday, paper: '1' } as const;
  const again = { source: 'huggingface', day: '2026-06-17', paper: '1', votes: 90 } as const;
  const often = { ...first, listings: [arxivs, again, ...first.listings] };
  const { digest } = makeDay({ day: monday, huggingface: [often], arxiv: [], topics: fewTopics, now });
  assert.deepEqual(digest.groups[0]?.matches[0]?.listings, [...first.listings, arxivs, again]);
});

test('15 June 2026 is 34 papers, each once, and arXiv has more', { skip: noRealDays }, () => {
  const lists = { huggingface: huggingFaceDay(monday), arxiv: arxivDay(monday) };
  const { shown, beyond, digest } = makeDay({ day: monday, ...lists, topics, now });
  const ids = digest.groups.flatMap(({ matches }) => matches.map(({ paper }) => paper.id));
  assert.equal(shown.huggingface, 34);
  assert.equal(new Set(ids).size, 34);
  assert.ok(beyond > 100);
});
