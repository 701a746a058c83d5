import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mark } from '../../src/mark.ts';
import type { SavedPaper } from '../../src/saved-paper.ts';
import { mostWelcomed } from '../../src/select/welcomed.ts';

const since = '2026-06-08T00:00:00Z';
const later = '2026-06-10T00:00:00Z';
const earlier = '2026-06-07T23:59:59Z';

test('papers are counted by who liked and saved them, a dislike takes a like away, the most welcome comes first', () => {
  const marks = [mark('a', 'like'), mark('a', 'like'), mark('a', 'dislike'), mark('b', 'like')];
  assert.deepEqual(mostWelcomed(marks, [saved('b'), saved('c')], since), [
    { paper: 'b', likes: 1, dislikes: 0, saves: 1 },
    { paper: 'c', likes: 0, dislikes: 0, saves: 1 },
    { paper: 'a', likes: 2, dislikes: 1, saves: 0 },
  ]);
});

test('what was marked or saved before the moment counts no more, at the moment it does', () => {
  assert.deepEqual(mostWelcomed([mark('a', 'like', earlier)], [saved('b', earlier)], since), []);
  assert.equal(mostWelcomed([mark('a', 'like', since)], [saved('b', since)], since).length, 2);
});

test('a paper that is disliked as often as liked is no welcome one', () => {
  assert.deepEqual(
    mostWelcomed([mark('a', 'like'), mark('a', 'dislike'), mark('b', 'dislike')], [], since),
    [],
  );
});

test('five papers at most, of those alike the newest ids', () => {
  const marks = ['1', '2', '3', '4', '5', '6', '7'].map((paper) => mark(paper, 'like'));
  for (const order of [marks, marks.toReversed()])
    assert.deepEqual(
      mostWelcomed(order, [], since).map(({ paper }) => paper),
      ['7', '6', '5', '4', '3'],
    );
});

function mark(paper: string, verdict: Mark['verdict'], at = later): Mark {
  return { reader: 'discord:user/1', place: 'discord:7', paper, verdict, at };
}

function saved(paper: string, at = later): SavedPaper {
  return { reader: 'discord:user/1', paper, at };
}
