import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from '../src/nearest.ts';

const names = ['today', 'search', 'subscribe', 'unsubscribe', 'settings'];

test('a slip of the finger finds the word that was meant', () => {
  assert.equal(nearest('serch', names), 'search');
  assert.equal(nearest('tody', names), 'today');
  assert.equal(nearest('sub', names), 'subscribe');
});

test('a word like none of them finds none', () => {
  assert.equal(nearest('weather', names), undefined);
});
