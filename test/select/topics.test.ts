import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitOf, matchTopics, topicExamples } from '../../src/select/topics.ts';
import { vectorAt } from '../kit/angles.ts';
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

test('a fit counts up to three phrases, and four for each of up to two that the title holds', () => {
  assert.equal(fitOf([], 'agent'), 0);
  assert.equal(fitOf(['agent'], 'robot'), 1);
  assert.equal(fitOf(['a b', 'c d', 'e f', 'g h'], 'robot'), 3);
  assert.equal(fitOf(['agent'], 'An agent'), 5);
  assert.equal(fitOf(['agent', 'robot', 'video', 'tool'], 'Agent robot video tool'), 11);
  assert.equal(fitOf(['agent'], 'Agentic'), 1);
});

test('topics name examples, and find what is near to them where vectors are known', () => {
  const near = [...fewTopics, { id: 'near', title: 'Near', query: 'like:2606.00009~80' }];
  assert.deepEqual(topicExamples(near), ['2606.00009']);
  const vectors = new Map([
    ['1', vectorAt(10)],
    ['2606.00009', vectorAt(0)],
  ]);
  const found = (known?: typeof vectors) =>
    matchTopics(onList('1'), near, now, known).map(({ topic }) => topic.id);
  assert.deepEqual(found(vectors), ['near']);
  assert.deepEqual(found(), []);
});
