import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast } from '../../src/vectors/training/contrast.ts';
import { mainDirections } from '../../src/vectors/training/directions.ts';
import { encode, encodeBack } from '../../src/vectors/training/encode.ts';
import { learn } from '../../src/vectors/training/learn.ts';
import { makeRandom, normal, shuffled } from '../../src/vectors/training/random.ts';
import type { SparseRow } from '../../src/vectors/training/sparse.ts';
import { turned } from '../../src/vectors/training/turn.ts';

const dimensions = 4;
const terms = 6;

test('the slopes are those of the loss, as small changes of each number show', () => {
  const random = makeRandom(3);
  const table = Float32Array.from({ length: terms * dimensions }, () => normal(random));
  const left = [textOf(0, 1), textOf(2), textOf(3, 4)];
  const right = [textOf(1, 5), textOf(2, 3), textOf(0, 4)];
  const loss = () => lossOf(table, left, right).found.loss;
  const { one, other, found } = lossOf(table, left, right);
  const gradient = new Float32Array(table.length);
  encodeBack(left, one, found.left, gradient, dimensions);
  encodeBack(right, other, found.right, gradient, dimensions);
  for (const [at, part] of table.entries()) {
    table[at] = part + 0.01;
    const above = loss();
    table[at] = part - 0.01;
    const slope = (above - loss()) / 0.02;
    table[at] = part;
    assert.ok(Math.abs(slope - (gradient[at] ?? 0)) < 0.01, `${at}: ${slope} is not ${gradient[at]}`);
  }
});

test('texts of a pair come to point the same way, and others do not', () => {
  const random = makeRandom(4);
  const table = Float32Array.from({ length: terms * dimensions }, () => normal(random) * 0.05);
  const pairs = [
    { left: textOf(0), right: textOf(1) },
    { left: textOf(2), right: textOf(3) },
    { left: textOf(4), right: textOf(5) },
  ];
  const plan = { rounds: 100, batch: 3, step: 0.01, temperature: 0.1 };
  const losses = [...learn(table, dimensions, () => pairs, plan)].map(({ loss }) => loss);
  assert.ok((losses.at(-1) ?? 1) < 0.1 && (losses[0] ?? 0) > 0.5, losses.join(', '));
  assert.ok(cosine(table, 0, 1) > cosine(table, 0, 3) + 0.5);
  assert.ok(cosine(table, 4, 5) > cosine(table, 4, 1) + 0.5);
});

test('the main directions of rows that lie in a plane are that plane', () => {
  const rows = Array.from({ length: 20 }, (_, at) => textOf(0, ...(at % 2 === 0 ? [1] : [2])));
  const basis = mainDirections(rows, 3, 2, makeRandom(5));
  const row = (number: number) => [...basis.subarray(number * 2, number * 2 + 2)];
  // Each term's vector keeps its length in the plane of (1, 1, 0) and (1, 0, 1), whose third side is (1, -1, -1).
  const lengths = [0, 1, 2].map((term) => row(term).reduce((sum, part) => sum + part * part, 0));
  for (const length of lengths) assert.ok(Math.abs(length - 2 / 3) < 1e-4, lengths.join(', '));
});

test('turned vectors keep their lengths and the angles between them', () => {
  const random = makeRandom(7);
  const table = Float32Array.from({ length: 3 * 16 }, () => normal(random));
  const other = turned(table, 16, random);
  assert.notDeepEqual(other, table);
  for (const [one, two] of [
    [0, 0],
    [1, 1],
    [0, 1],
    [1, 2],
  ] as const)
    assert.ok(Math.abs(product(table, 16, one, two) - product(other, 16, one, two)) < 1e-4);
});

test('random order keeps everything, and the same seed gives the same order', () => {
  const things = Array.from({ length: 100 }, (_, at) => at);
  const order = shuffled(things, makeRandom(6));
  assert.deepEqual(
    order.toSorted((one, other) => one - other),
    things,
  );
  assert.notDeepEqual(order, things);
  assert.deepEqual(shuffled(things, makeRandom(6)), order);
});

function lossOf(table: Float32Array, left: readonly SparseRow[], right: readonly SparseRow[]) {
  const one = encode(left, table, dimensions);
  const other = encode(right, table, dimensions);
  return { one, other, found: contrast(one.units, other.units, left.length, 0.5) };
}

function textOf(...numbers: readonly number[]): SparseRow {
  return { terms: Int32Array.from(numbers), weights: new Float32Array(numbers.length).fill(1) };
}

function cosine(table: Float32Array, one: number, other: number): number {
  const of = (a: number, b: number) => product(table, dimensions, a, b);
  return of(one, other) / Math.sqrt(of(one, one) * of(other, other));
}

function product(table: Float32Array, width: number, one: number, other: number): number {
  const rowOf = (number: number) => table.subarray(number * width, (number + 1) * width);
  return rowOf(one).reduce((sum, part, at) => sum + part * (rowOf(other)[at] ?? 0), 0);
}
