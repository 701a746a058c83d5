import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Day } from '../../src/day.ts';
import type { ListedPaper } from '../../src/match.ts';
import { type Ranking, rank, rankScored, type ScorePart, score } from '../../src/select/rank.ts';
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
  const fitting = (by: ReadonlyMap<string, number>) =>
    ids(rankScored(papers, { now }, ({ paper }) => by.get(paper.id) ?? 0).map(({ listed }) => listed));
  assert.equal(fitting(fits)[0], '2606.00001');
  const all = new Map([
    ['2606.00001', 5],
    ['2606.00002', 4],
    ['2606.00003', -1],
  ]);
  assert.deepEqual(fitting(all), ['2606.00001', '2606.00002', '2606.00003']);
  assert.deepEqual(ids(rank([onArxiv('a'), onArxiv('a')], { now })), ['a', 'a']);
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

const part = (listed: ListedPaper, kind: ScorePart['kind'], ranking: Partial<Ranking> = {}) =>
  score(listed, { now, ...ranking }).parts.find((one) => one.kind === kind);

test('twice the votes are a point more, the most of any list count, and a single vote is said as one', () => {
  assert.deepEqual(part(onList('a', {}, 1), 'votes'), { kind: 'votes', points: 1, words: '1 vote' });
  assert.deepEqual(part(onList('a', {}, 3), 'votes'), { kind: 'votes', points: 2, words: '3 votes' });
  assert.deepEqual(part(onArxiv('a'), 'votes'), { kind: 'votes', points: 0, words: '0 votes' });
  const twice = {
    ...onList('a', {}, 1),
    listings: [...onList('a', {}, 7).listings, ...onList('a', {}, 3).listings],
  };
  assert.equal(part(twice, 'votes')?.points, 3);
});

test("a paper's age counts from Hugging Face's first list, else from any, and takes half a point a day off", () => {
  const age = (listed: ListedPaper) => part(listed, 'age');
  assert.deepEqual(age(onList('a', {}, 0, '2026-06-14')), { kind: 'age', points: -0.5, words: '1 day old' });
  assert.deepEqual(age(onArxiv('a', {}, '2026-06-12')), { kind: 'age', points: -1.5, words: '3 days old' });
  assert.equal(age(onList('a', {}, 0, '2026-06-16'))?.words, '0 days old');
  assert.equal(age({ ...onArxiv('a'), listings: [] })?.words, '7 days old');
  const lists = (...days: readonly Day[]) => days.flatMap((day) => onList('a', {}, 0, day).listings);
  assert.equal(age({ ...onList('a'), listings: lists('2026-06-15', '2026-06-13') })?.words, '2 days old');
  const both = [...onArxiv('a', {}, '2026-06-10').listings, ...lists('2026-06-14')];
  assert.equal(age({ ...onList('a'), listings: both })?.words, '1 day old');
  assert.equal(part(onList('a'), 'age', { ageless: true }), undefined);
});

test('code counts with its stars, up to a limit, and a named organisation a little', () => {
  const points = (stars?: number) =>
    part(
      onList('a', { code: { url: 'https://github.com/a/b', ...(stars !== undefined && { stars }) } }),
      'code',
    );
  assert.deepEqual(points(), { kind: 'code', points: 0.2, words: 'has code' });
  assert.equal(points(99)?.points, 0.2 + 2 / 20);
  assert.equal(points(10_000_000)?.points, 0.4);
  assert.deepEqual(part(onList('a'), 'code'), { kind: 'code', points: 0, words: 'no code' });
  assert.deepEqual(part(onList('a', { organization: 'A lab' }), 'organization'), {
    kind: 'organization',
    points: 0.1,
    words: 'A lab',
  });
  assert.deepEqual(part(onList('a'), 'organization'), {
    kind: 'organization',
    points: 0,
    words: 'no organisation named',
  });
});

test('taste counts from the fifth mark on, then by half, and never for more than eight points', () => {
  const taste = (marks: number, welcome: number) =>
    part(onList('a'), 'taste', { taste: { marks, of: () => ({ welcome }) } });
  assert.equal(taste(4, 0.1), undefined);
  assert.deepEqual(taste(5, 0.1), { kind: 'taste', points: 3, words: 'near what was liked' });
  assert.deepEqual(taste(5, -0.1), { kind: 'taste', points: -3, words: 'not near what was liked' });
  assert.equal(taste(15, 0.1)?.points, 4.5);
  assert.equal(taste(15, 0)?.words, 'not near what was liked');
  assert.equal(taste(15, 3)?.points, 8);
  assert.equal(taste(15, -3)?.points, -8);
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
