import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pingView } from '../../src/views/ping-view.ts';
import { onList } from '../select/papers.ts';
import { showing } from './views.ts';

test('who is pinged can see with a press what they follow, and needs no command for it', () => {
  const ping = {
    ...onList('1', { title: 'Agents' }, 1),
    words: ['agents'],
    queries: ['agents'],
    readers: [],
  };
  const { note, actions } = pingView([ping], true, showing);
  assert.equal(note, undefined);
  assert.deepEqual(actions, [{ label: 'What you follow', says: 'following' }]);
});
