import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { oneLine } from '../../src/one-line.ts';
import {
  count,
  dayAndMonth,
  fullDate,
  listOf,
  plain,
  shortDate,
  weekdayAndDate,
  weekdayIn,
} from '../../src/views/words.ts';
import { anyCharacter } from '../kit/character.ts';

test('numbers agree with what they count', () => {
  assert.deepEqual(
    [count(0, 'paper'), count(1, 'paper'), count(1204, 'paper'), count(2, 'match', 'matches')],
    ['0 papers', '1 paper', '1,204 papers', '2 matches'],
  );
});

test('a day is written as people read it', () => {
  assert.equal(weekdayAndDate('2026-06-15'), 'Monday, 15 June 2026');
  assert.equal(weekdayIn('2026-06-15'), 'Monday 15 June');
  assert.equal(fullDate('2026-06-05'), '5 June 2026');
  assert.equal(dayAndMonth('2026-06-15'), '15 June');
  assert.equal(shortDate('2026-09-03'), '3 Sep 2026');
});

test('lists are read aloud', () => {
  assert.deepEqual(
    [listOf(['a']), listOf(['a', 'b']), listOf(['a', 'b', 'c'])],
    ['a', 'a and b', 'a, b and c'],
  );
});

test("a source's words become one plain line", () => {
  assert.equal(plain('A $\\mathcal{O}(n^2)$\n  bound'), 'A O(n²) bound');
  assert.equal(plain('safe\u202eevil\u0007 \u2066x\u2069\u200b'), 'safeevil x');
});

test('joiners stay, since scripts and emoji are spelled with them', () => {
  assert.equal(oneLine('می‌خواهم 👩‍🔬'), 'می‌خواهم 👩‍🔬');
});

test('no line holds a break, a control or a bidi character, whatever came in', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (text) => {
      assert.doesNotMatch(oneLine(text), /[\p{Cc}\u2028-\u202e\u2066-\u2069\u200e\u200f]|^\s|\s$/u);
    }),
  );
});
