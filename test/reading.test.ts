import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSettled, type Reading } from '../src/reading.ts';

const monday: Reading = {
  source: 'huggingface',
  day: '2026-06-15',
  papers: 25,
  changedAt: '2026-06-15T08:00:00Z',
  readAt: '2026-06-15T13:59:00Z',
};

test('a list that grew this morning may still grow', () => {
  assert.equal(isSettled(monday), false);
});

test('a list that stayed the same for six hours is whole', () => {
  assert.equal(isSettled({ ...monday, readAt: '2026-06-15T14:00:00Z' }), true);
});

test('an empty list is not whole while its day lasts, however often it was read', () => {
  assert.equal(isSettled({ ...monday, papers: 0, readAt: '2026-06-15T23:59:00Z' }), false);
});

test('a list read after its day is whole, empty or not', () => {
  assert.equal(isSettled({ ...monday, papers: 0, readAt: '2026-06-16T00:00:00Z' }), true);
  assert.equal(
    isSettled({ ...monday, changedAt: '2026-06-16T00:00:00Z', readAt: '2026-06-16T00:00:00Z' }),
    true,
  );
});
