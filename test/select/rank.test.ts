import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rank, score } from '../../src/select/rank.ts';
import { anyMatches, now, onArxiv, onList } from './papers.ts';

const ids = (papers: readonly { paper: { id: string } }[]) => papers.map(({ paper }) => paper.id);
const code = { url: 'https://github.com/a/b', stars: 900 };

test('more votes come first', () => {
  assert.deepEqual(ids(rank([onList('a', {}, 3), onList('b', {}, 40), onList('c', {}, 4)], { now })), [
    'b',
    'c',
    'a',
  ]);
});

test('a paper of the day before needs clearly more votes than one of today', () => {
  const today = onList('today', {}, 20);
  assert.deepEqual(ids(rank([onList('before', {}, 24, '2026-06-14'), today], { now })), ['today', 'before']);
  assert.deepEqual(ids(rank([onList('before', {}, 40, '2026-06-14'), today], { now })), ['before', 'today']);
});

test('after a week a paper grows no older, so that the best of a month can be ranked', () => {
  const old = onList('old', {}, 300, '2026-05-18');
  const older = onList('older', {}, 310, '2026-05-01');
  assert.deepEqual(ids(rank([old, older], { now })), ['older', 'old']);
});

test('code and an organisation decide between papers with alike votes, and never outweigh twice the votes', () => {
  const bare = onList('bare', {}, 10);
  const rich = onList('rich', { code, organization: 'A lab' }, 10);
  assert.deepEqual(ids(rank([bare, rich], { now })), ['rich', 'bare']);
  assert.deepEqual(ids(rank([onList('bare', {}, 21), rich], { now })), ['bare', 'rich']);
});

test('papers alike in all else stand by the fit asked for, then newest id first', () => {
  const papers = [onArxiv('2606.00001'), onArxiv('2606.00003'), onArxiv('2606.00002')];
  assert.deepEqual(ids(rank(papers, { now })), ['2606.00003', '2606.00002', '2606.00001']);
  const fits = new Map([['2606.00001', 5]]);
  assert.equal(rank(papers, { now }, ({ paper }) => fits.get(paper.id) ?? 0)[0]?.paper.id, '2606.00001');
});

test('the parts of a score add up to its total, and each says what it counted', () => {
  fc.assert(
    fc.property(anyMatches, (matches) => {
      for (const match of matches) {
        const { total, parts } = score(match, { now });
        assert.equal(
          parts.reduce((sum, { points }) => sum + points, 0),
          total,
        );
        assert.ok(Number.isFinite(total));
        assert.ok(parts.every(({ words }) => words !== ''));
      }
    }),
  );
});

test('ranking loses no paper and does not depend on the order', () => {
  fc.assert(
    fc.property(anyMatches, (matches) => {
      const ranked = ids(rank(matches, { now }));
      assert.deepEqual(ranked.toSorted(), ids(matches).toSorted());
      assert.deepEqual(ids(rank(matches.toReversed(), { now })), ranked);
    }),
  );
});
