import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Follow } from '../../src/follow.ts';
import { hitsOf } from '../../src/jobs/ping-hits.ts';
import { onList } from '../select/papers.ts';

const seenAt = '2026-06-15T08:00:00Z';
const listed = onList('2606.00001', { title: 'An agent with tool use' });

test('a follow never finds a paper seen before it was made, at the very moment it does', () => {
  const follows = [
    follow('before', '2026-06-15T07:59:59Z'),
    follow('then', seenAt),
    follow('after', '2026-06-15T08:00:01Z'),
  ];
  const hits = hitsOf(follows, () => [{ listed, seenAt, words: ['agent'] }]);
  assert.deepEqual(
    hits.map((hit) => [hit.follow.id, hit.listed, hit.words]),
    [
      ['before', listed, ['agent']],
      ['then', listed, ['agent']],
    ],
  );
});

function follow(id: string, since: string): Follow {
  const [reader, place] = ['discord:user/1', 'discord:1'] as const;
  return { id, reader, place, query: 'agent', where: 'here', when: 'now', since };
}
