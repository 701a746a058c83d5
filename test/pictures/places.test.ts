import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { apart, type Point } from '../../src/pictures/apart.ts';
import { layOut } from '../../src/pictures/layout.ts';
import { niceScale } from '../../src/pictures/nice-scale.ts';
import { spread } from '../../src/pictures/spread.ts';
import { swarm } from '../../src/pictures/swarm.ts';
import { votesScaleOver } from '../../src/pictures/votes-scale.ts';
import { bunches, unit } from './kit.ts';

const frame = { left: 30, top: 80, right: 700, bottom: 500 };
const anywhere = fc.record({
  x: fc.double({ min: -1_000, max: 2_000, noNaN: true }),
  y: fc.double({ min: -1_000, max: 2_000, noNaN: true }),
});

test('no two discs overlap and none leaves the frame, wherever they would like to be', () => {
  fc.assert(
    fc.property(fc.array(anywhere, { maxLength: 150 }), (places) => assertApart(places, 28)),
    { numRuns: 40 },
  );
});

test('two hundred discs that would all like to be in one place lie side by side', () => {
  assertApart(
    Array.from({ length: 200 }, () => ({ x: 400, y: 300 })),
    26,
  );
});

test('a disc that is in nobody’s way stays where it is', () => {
  const places = [
    { x: 100, y: 100 },
    { x: 300, y: 300 },
    { x: 600, y: 450 },
  ];
  for (const [at, { x, y }] of apart(places, 28, frame).entries()) {
    assert.ok(Math.hypot(x - (places[at]?.x ?? 0), y - (places[at]?.y ?? 0)) < 0.1);
  }
});

test('papers that mean alike lie closer together than others', () => {
  const papers = bunches(90, 3);
  const places = layOut(papers.map(({ vector }) => vector));
  const distances = { within: [0], between: [0] };
  for (let one = 0; one < places.length; one++) {
    for (let other = one + 1; other < places.length; other++) {
      const kind = (other - one) % 3 === 0 ? 'within' : 'between';
      distances[kind].push(distanceOf(places[one], places[other]));
    }
  }
  assert.ok(mean(distances.within) * 2 < mean(distances.between));
});

test('a layout fills the square, and is the same for the same vectors', () => {
  const vector = fc
    .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 })
    .map((values) => unit(Float32Array.from(values, (value, at) => value + (at === 0 ? 2 : 0))));
  const several = fc.array(vector, { maxLength: 30 });
  const alike = fc.tuple(vector, fc.nat(20)).map(([one, count]) => Array.from({ length: count }, () => one));
  fc.assert(
    fc.property(fc.oneof(several, alike), (vectors) => {
      const places = layOut(vectors);
      assert.equal(places.length, vectors.length);
      for (const { x, y } of places) assert.ok(x >= 0 && x <= 1 && y >= 0 && y <= 1, `${x}, ${y}`);
      assert.deepEqual(layOut(vectors), places);
    }),
    { numRuns: 60 },
  );
});

test('names beside lines keep their order and their distance, and stay within their ends', () => {
  const positions = fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { maxLength: 9 });
  fc.assert(
    fc.property(positions, (wished) => {
      const given = spread(wished, { apart: 38, first: 10, last: 350 });
      const inOrder = wished
        .map((wish, at) => ({ wish, at, y: given[at] ?? Number.NaN }))
        .toSorted((a, b) => a.wish - b.wish || a.at - b.at);
      for (const [at, { y }] of inOrder.entries()) {
        assert.ok(y >= 10 - 1e-6 && y <= 350 + 1e-6);
        const above = inOrder[at - 1];
        if (above) assert.ok(y - above.y >= 38 - 1e-6, `${above.y} and ${y}`);
      }
    }),
  );
  assert.deepEqual(spread([100, 200], { apart: 38, first: 10, last: 350 }), [100, 200]);
});

test('a scale holds its count in three to five whole steps', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), (count) => {
      const { step, most } = niceScale(count);
      assert.ok(Number.isInteger(step) && most >= count && most / step >= 3 && most / step <= 5);
    }),
  );
});

test('votes stand in their order on their axis, and its numbers do not touch', () => {
  fc.assert(
    fc.property(fc.nat(100_000), (most) => {
      const { place, lines } = votesScaleOver(most, 240);
      assert.ok(place(0) === 0 && place(most) <= 240);
      for (const [at, votes] of lines.entries()) {
        assert.ok(votes <= Math.max(0, most));
        if (at > 0) assert.ok(place(votes) - place(lines[at - 1] ?? 0) >= 42);
      }
    }),
  );
});

test('dots of a row move up and down beside each other, and not along it', () => {
  const dots = swarm([5, 5, 5, 40], { size: 8, room: 28 });
  assert.deepEqual(
    dots.map(({ x }) => x),
    [5, 5, 5, 40],
  );
  assert.deepEqual(
    dots.map(({ y }) => y),
    [0, -8, 8, 0],
  );
});

function assertApart(places: readonly Point[], diameter: number): void {
  const given = apart(places, diameter, frame);
  assert.equal(given.length, places.length);
  for (const [at, one] of given.entries()) {
    assert.ok(one.x >= frame.left && one.x <= frame.right && one.y >= frame.top && one.y <= frame.bottom);
    for (const other of given.slice(at + 1)) assert.ok(distanceOf(one, other) >= diameter - 0.02);
  }
}

function distanceOf(one: Point | undefined, other: Point | undefined): number {
  return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : Number.NaN;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
