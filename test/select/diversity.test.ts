import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ListedPaper } from '../../src/match.ts';
import { makeDigest, standingsOf } from '../../src/select/digest.ts';
import { spread, spreadBest } from '../../src/select/diversity.ts';
import { rankScored, type Scored } from '../../src/select/rank.ts';
import { anyMatches, chosen, fewTopics, now, onList } from './papers.ts';

const direction = (angle: number) => Float32Array.from([Math.cos(angle), Math.sin(angle)]);

test('ten papers that say the same do not fill a digest', () => {
  const same = Array.from({ length: 10 }, (_, at) => chosen(onList(`2606.0001${at}`, {}, 40 + at)));
  const others = Array.from({ length: 5 }, (_, at) => chosen(onList(`2606.0002${at}`, {}, 5 + at)));
  const vectors = new Map([
    ...same.map(({ paper }, at) => [paper.id, direction(at / 100)] as const),
    ...others.map(({ paper }, at) => [paper.id, direction(1.2 + at)] as const),
  ]);
  const digest = makeDigest([...same, ...others], { topics: [], max: 6, now, vectors });
  const shown = digest.groups.flatMap(({ matches }) => matches.map(({ paper }) => paper.id));
  assert.equal(shown[0], '2606.00019', 'the best of them leads');
  assert.ok(shown.filter((id) => id.startsWith('2606.0001')).length <= 2, shown.join());
  const without = makeDigest([...same, ...others], { topics: [], max: 6, now });
  assert.ok(
    without.groups.every(({ matches }) => matches.every(({ paper }) => paper.id.startsWith('2606.0001'))),
  );
});

test('a paper that stands lower since one above says the same tells which, and what that cost', () => {
  const papers = [
    chosen(onList('2606.00001', {}, 40)),
    chosen(onList('2606.00002', {}, 39)),
    chosen(onList('2606.00003', {}, 20)),
  ];
  const vectors = new Map([
    ['2606.00001', direction(0)],
    ['2606.00002', direction(0.1)],
    ['2606.00003', direction(2)],
  ]);
  const standings = standingsOf(papers, { topics: [], max: 3, now, vectors });
  assert.deepEqual(
    standings.map(({ listed }) => listed.paper.id),
    ['2606.00001', '2606.00003', '2606.00002'],
  );
  assert.equal(standings[2]?.alike?.paper, '2606.00001');
  assert.ok((standings[2]?.alike?.points ?? 0) > 5);
  assert.ok(standings.slice(0, 2).every(({ alike }) => alike === undefined));
});

test('spreading loses no paper, and the same papers stand alike in whatever order they come', () => {
  fc.assert(
    fc.property(
      anyMatches,
      fc.nat(20),
      fc.infiniteStream(fc.double({ min: 0, max: 6, noNaN: true })),
      (matches, max, angles) => {
        const vectors = new Map(
          matches.flatMap(({ paper }) => {
            const angle = angles.next().value ?? 0;
            return angle > 4 ? [] : [[paper.id, direction(angle)] as const];
          }),
        );
        const wish = { topics: fewTopics, max, now, vectors };
        const standings = standingsOf(matches, wish);
        assert.deepEqual(
          standings.map(({ listed }) => listed.paper.id).toSorted(),
          matches.map(({ paper }) => paper.id).toSorted(),
        );
        assert.deepEqual(standingsOf(matches.toReversed(), wish), standings);
        assert.deepEqual(makeDigest(matches.toReversed(), wish), makeDigest(matches, wish));
      },
    ),
  );
});

test('each is the best that is left, when all that stands above it is counted; and nobody needs to look at all', () => {
  const some = fc.array(fc.record({ votes: fc.nat(60), angle: fc.double({ min: 0, max: 3, noNaN: true }) }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(some, fc.nat(12), (papers, most) => {
      const ranked = rankScored(
        papers.map(({ votes }, at) => onList(`2606.${10_000 + at}`, {}, votes)),
        { now },
        () => 0,
      );
      const vectors = new Map(papers.map(({ angle }, at) => [`2606.${10_000 + at}`, direction(angle)]));
      const order = spreadBest(ranked, vectors, most).map(({ paper }) => paper.id);
      assert.deepEqual(order, naively(ranked, vectors, most));
      assert.deepEqual(
        spread(ranked, vectors, most).map(({ listed }) => listed.paper.id),
        order,
      );
    }),
  );
});

/** Every paper that is left is looked at beside every paper above it, each time anew. */
function naively(
  ranked: readonly Scored<ListedPaper>[],
  vectors: ReadonlyMap<string, Float32Array>,
  most: number,
): readonly string[] {
  const above: string[] = [];
  let left = [...ranked];
  const lost = (id: string) =>
    above.reduce((sum, other) => {
      const [one = [], two = []] = [vectors.get(id), vectors.get(other)];
      const near = (one[0] ?? 0) * (two[0] ?? 0) + (one[1] ?? 0) * (two[1] ?? 0);
      return sum + Math.max(0, (6 * (near - 0.5)) / 0.5);
    }, 0);
  while (above.length < most && left.length > 0) {
    const worths = left.map(({ listed, score }) => score.total - lost(listed.paper.id));
    const best = left[worths.indexOf(Math.max(...worths))];
    above.push(best?.listed.paper.id ?? '');
    left = left.filter((one) => one !== best);
  }
  return [...above, ...left.map(({ listed }) => listed.paper.id)];
}
