import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupByTopic } from '../../src/select/map.ts';
import { daily } from '../archive/kit.ts';

const topics = [
  { id: 'agents', title: 'Agents', query: 'agent' },
  { id: 'video', title: 'Video', query: 'video' },
  { id: 'maths', title: 'Mathematics', query: 'theorem' },
];
const now = new Date('2026-06-15T12:00:00Z');
const titled = (title: string) => daily(title, '2026-06-15', 1, { title });

test('groups are the topics that most papers fit, none of a single paper, and the rest find their next best', () => {
  const papers = [
    titled('A video'),
    titled('An agent'),
    titled('Another agent'),
    titled('A video more'),
    titled('A third agent'),
    titled('A theorem'),
    titled('A theorem theorem of an agent'),
    titled('Nothing of the sort'),
  ];
  assert.deepEqual(groupByTopic(papers, topics, now, 2), {
    titles: ['Agents', 'Video'],
    groupOf: [1, 0, 0, 1, 0, undefined, 0, undefined],
  });
  assert.deepEqual(groupByTopic(papers, topics, now, 1).groupOf, [
    undefined,
    0,
    0,
    undefined,
    0,
    undefined,
    0,
    undefined,
  ]);
  assert.deepEqual(groupByTopic(papers.slice(0, 2), topics, now, 8).titles, []);
});
