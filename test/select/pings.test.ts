import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Follow } from '../../src/follow.ts';
import type { ListedPaper } from '../../src/match.ts';
import { preparePaper } from '../../src/query/prepare.ts';
import {
  type Arrival,
  type Hit,
  hitsByPlace,
  pingsByPlace,
  pingsOf,
  queryExamples,
  toldBy,
  watchQueries,
} from '../../src/select/pings.ts';
import { vectorAt } from '../kit/angles.ts';
import { fewTopics, now, onArxiv, onList } from './papers.ts';

const agent = onList('2606.00001', { title: 'An agent with tool use' }, 3);
const ofArxiv = onArxiv('2606.00002', { title: 'An agent', code: { url: 'https://github.com/a/b' } });
const seenAt = '2026-06-15T08:00:00Z';

test('the papers that queries name as examples are told, each once, those of topics too', () => {
  const topics = [...fewTopics, { id: 'near', title: 'Near', query: 'like:2606.00009' }];
  const queries = ['like:2606.00007', 'LIKE:2606.00007,2606.00008', 'agents', 'topic:near', 'like:nothing'];
  assert.deepEqual(queryExamples(queries, topics), ['2606.00007', '2606.00008', '2606.00009']);
});

test('each query finds a paper once, whoever follows it, with the words that were found', () => {
  const watch = watchQueries(['agents', 'agents', '"tool use"', 'video'], fewTopics);
  assert.deepEqual(byName(watch(arrival(agent), now)), [
    { query: '"tool use"', words: ['tool use'] },
    { query: 'agents', words: ['agents'] },
  ]);
});

test('a query that only narrows is asked of Hugging Face’s papers alone, one that no longer parses of none', () => {
  const watch = watchQueries(['-survey', 'agent', 'topic:gone', '("'], fewTopics);
  assert.deepEqual(byName(watch(arrival(ofArxiv), now)), [{ query: 'agent', words: ['agent'] }]);
  assert.deepEqual(
    byName(watch(arrival(agent), now)).map(({ query }) => query),
    ['-survey', 'agent'],
  );
});

test('a follow by example finds what is near to it, where vectors are known', () => {
  const vectors = new Map([
    ['2606.00001', vectorAt(10)],
    ['2606.00009', vectorAt(0)],
  ]);
  const found = (alike?: Parameters<typeof watchQueries>[2]) =>
    watchQueries(['like:2606.00009~80'], fewTopics, alike)(arrival(agent), now).length;
  assert.equal(found({ papers: ['2606.00001'], vectors }), 1);
  assert.equal(found(), 0);
});

test('a reader is told of a paper once, in the place of the oldest follow that finds it, and never again', () => {
  const old = hit({ id: 'a', since: '2026-06-01T00:00:00Z', place: 'discord:1' });
  const young = hit({ id: 'b', since: '2026-06-02T00:00:00Z', place: 'discord:2' });
  const other = hit({ id: 'c', reader: 'discord:user/2', place: 'discord:2', since: '2026-06-03T00:00:00Z' });
  for (const hits of [
    [old, young, other],
    [other, young, old],
  ])
    assert.deepEqual(
      [...hitsByPlace(hits, [])],
      [
        ['discord:1', [old, young]],
        ['discord:2', [other]],
      ],
    );
  const told = [{ reader: 'discord:user/1', paper: '2606.00001' }] as const;
  assert.deepEqual([...hitsByPlace([old, young, other], told)], [['discord:2', [other]]]);
});

test('of follows made at the same moment the first by name counts, and who wishes is told directly', () => {
  const here = hit({ id: 'b', place: 'discord:1' });
  const direct = hit({ id: 'a', where: 'dm', place: 'discord:1' });
  for (const hits of [
    [here, direct],
    [direct, here],
  ])
    assert.deepEqual([...hitsByPlace(hits, [])], [['discord:dm/1', [direct, here]]]);
});

test('a place is told of a paper once for all its readers, with all words and queries, the best paper first', () => {
  const better = onList('2606.00003', { title: 'A better agent' }, 90);
  const hits = [
    hit({ id: 'a', since: '2026-06-01T00:00:00Z' }),
    {
      ...hit({ id: 'b', reader: 'discord:user/2', query: '"tool use" agent' }),
      words: ['tool use', 'agent'],
    },
    { ...hit({ id: 'c', since: '2026-06-14T00:00:00Z' }), listed: better },
  ];
  const expected = [
    { ...better, readers: ['discord:user/1'], words: ['agent'], queries: ['agent'] },
    {
      ...agent,
      readers: ['discord:user/1', 'discord:user/2'],
      words: ['agent', 'tool use'],
      queries: ['agent', '"tool use" agent'],
    },
  ];
  assert.deepEqual(pingsOf(hits, now), expected);
  assert.deepEqual([...pingsByPlace(hits, [], now)], [['discord:7', expected]]);
  assert.deepEqual(toldBy(pingsOf(hits, now)), [
    { reader: 'discord:user/1', paper: '2606.00003' },
    { reader: 'discord:user/1', paper: '2606.00001' },
    { reader: 'discord:user/2', paper: '2606.00001' },
  ]);
});

function follow(some: Partial<Follow>): Follow {
  return {
    id: 'a',
    reader: 'discord:user/1',
    query: 'agent',
    where: 'here',
    when: 'now',
    place: 'discord:7',
    since: '2026-06-10T00:00:00Z',
    ...some,
  };
}

function hit(some: Partial<Follow>): Hit {
  return { follow: follow(some), listed: agent, words: ['agent'] };
}

function arrival(listed: ListedPaper): Arrival {
  return { listed, prepared: preparePaper(listed), seenAt };
}

function byName<T extends { readonly query: string }>(found: readonly T[]): readonly T[] {
  return found.toSorted((one, other) => (one.query < other.query ? -1 : 1));
}
