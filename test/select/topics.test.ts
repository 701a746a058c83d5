import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitOf, matchTopics } from '../../src/select/topics.ts';
import { fewTopics, now, onList } from './papers.ts';

const topicsOf = (title: string, abstract = '') =>
  matchTopics(onList('1', { title, abstract }), fewTopics, now).map(({ topic }) => topic.id);

test('a paper finds each topic whose query matches, with the words that do', () => {
  const [found] = matchTopics(onList('1', { title: 'Agents', abstract: 'On tool use.' }), fewTopics, now);
  assert.equal(found?.topic.id, 'agents');
  assert.deepEqual(found?.words.toSorted(), ['agent', 'tool use']);
});

test('words in the title weigh more than words in the abstract', () => {
  assert.deepEqual(topicsOf('A robot', 'It has tool use and video generation.'), [
    'robotics',
    'agents',
    'video',
  ]);
});

test('of topics that fit alike the first of the list comes first', () => {
  assert.deepEqual(topicsOf('Robot, video, agent'), ['agents', 'video', 'robotics']);
});

test('a paper of no topic finds none', () => {
  assert.deepEqual(topicsOf('Proteins'), []);
});

test('the same phrase in two spellings counts once', () => {
  assert.equal(fitOf(['3D scene', '3D scenes'], 'On 3D scenes'), fitOf(['3D scene'], 'On 3D scenes'));
});

test('a topic whose query cannot be read is named', () => {
  const broken = [{ id: 'broken', title: 'Broken', query: '(agent OR' }];
  assert.throws(() => matchTopics(onList('1'), broken, now), /topic "broken"/);
});
