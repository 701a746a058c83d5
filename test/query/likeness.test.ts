import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  examplesIn,
  leavesLikenessOpen,
  likeness,
  middleOf,
  withFound,
  withLikeness,
} from '../../src/query/likeness.ts';
import { matchQuery } from '../../src/query/match.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { printQuery } from '../../src/query/print.ts';
import type { Query } from '../../src/query/query.ts';
import { paper } from '../archive/kit.ts';
import { vectorAt } from '../kit/angles.ts';

const now = new Date('2026-06-15T12:00:00Z');
const ids = ['2606.00000', '2606.00030', '2606.00060', '2606.00090'] as const;
/** Each paper at the angle that its number ends with. */
const vectors = new Map(ids.map((id) => [id, vectorAt(Number(id.slice(-2)))]));

const readings: readonly (readonly [typed: string, plain: string])[] = [
  ['like:2606.13432', 'like:2606.13432'],
  ['like:2606.13432v2~60', 'like:2606.13432~60'],
  ['like:https://arxiv.org/abs/2606.13432~7%', 'like:2606.13432~7'],
  ['like:2606.13432,2606.09901,2606.13432', 'like:2606.13432,2606.09901'],
  ['-like:"2606.13432, 2606.09901" agents', '-like:2606.13432,2606.09901 agents'],
  ['like:cs/9901001', 'like:cs/9901001'],
];

for (const [typed, plain] of readings) {
  test(`${typed} is read as ${plain}`, () => assert.equal(printQuery(read(typed)), plain));
}

const mistakes: readonly (readonly [typed: string, reason: RegExp, repaired: string])[] = [
  ['like:agents', /needs the arXiv id of a paper/, ''],
  ['like:2606.13432~100', /from 1 to 99/, 'like:2606.13432'],
  ['like:2606.13432~near', /from 1 to 99/, 'like:2606.13432'],
  [
    `like:${Array.from({ length: 11 }, (_, n) => `2606.1${1000 + n}`).join(',')}`,
    /10 papers at most/,
    `like:${Array.from({ length: 10 }, (_, n) => `2606.1${1000 + n}`).join(',')}`,
  ],
];

for (const [typed, reason, repaired] of mistakes) {
  test(`${typed} is a mistake with a way out`, () => {
    const parsed = parseQuery(typed, []);
    assert.ok(!parsed.ok);
    assert.match(parsed.mistake.reason, reason);
    assert.equal(parsed.mistake.repaired, repaired);
  });
}

test('what is near enough to the example is found, and the example itself', () => {
  assert.deepEqual(found('like:2606.00000~80'), ['2606.00000', '2606.00030']);
  assert.deepEqual(found('like:2606.00000~45'), ['2606.00000', '2606.00030', '2606.00060']);
});

test('two examples are near to what lies between them', () => {
  assert.deepEqual(found('like:2606.00000,2606.00060~99'), ['2606.00030']);
});

test('a paper or an example without a vector is like nothing, and neither is anything where nobody looked', () => {
  assert.deepEqual(found('like:2606.11111~1'), []);
  assert.deepEqual(matching(read('like:2606.00000~1')), []);
});

test('it stands beside words, in brackets and behind a minus as any other part', () => {
  assert.deepEqual(found('-like:2606.00000~80'), ['2606.00060', '2606.00090']);
  assert.deepEqual(found('(like:2606.00000~80 OR like:2606.00060~99) paper'), [
    '2606.00000',
    '2606.00030',
    '2606.00060',
  ]);
});

test('a nearness that is asked for is asked wherever examples are named, and then none is left open', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99 }),
      fc.subarray(['like:2606.1', '(a OR like:2606.00002)', '-like:2606.00003', 'b']),
      (least, parts) => {
        const query = read(parts.join(' ').replace('2606.1', '2606.00001'));
        const asked = withLikeness(query, least);
        assert.equal(leavesLikenessOpen(query), examplesIn(query).length > 0);
        assert.ok(!leavesLikenessOpen(asked));
        assert.deepEqual(examplesIn(asked), examplesIn(query));
      },
    ),
  );
});

test('likeness is a hundred times the cosine, and the middle of vectors is as near to each', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 89 }), fc.integer({ min: 0, max: 89 }), (one, other) => {
      const two = new Map([
        ['a', vectorAt(one)],
        ['b', vectorAt(other)],
      ]);
      assert.ok(
        Math.abs(likeness(two.get('a'), two.get('b')) - 100 * Math.cos(((one - other) * Math.PI) / 180)) <
          1e-3,
      );
      const middle = middleOf(['a', 'b', 'c'], two);
      assert.ok(Math.abs(likeness(middle, two.get('a')) - likeness(middle, two.get('b'))) < 1e-3);
    }),
  );
});

function read(typed: string): Query {
  const parsed = parseQuery(typed, []);
  assert.ok(parsed.ok, typed);
  return parsed.query;
}

/** The papers that the query finds among all, where their meanings are known. */
function found(typed: string): readonly string[] {
  return matching(withFound(read(typed), ids, vectors));
}

function matching(query: Query): readonly string[] {
  return ids.filter(
    (id) => matchQuery(query, { paper: paper(id, { title: 'Paper' }), listings: [] }, now).matched,
  );
}
