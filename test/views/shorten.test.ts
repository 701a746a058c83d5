import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { shorten, shortenMarked } from '../../src/views/shorten.ts';

test('what fits stays as it is', () => {
  assert.equal(shorten('twelve chars', 12), 'twelve chars');
});

test('a cut falls between words, without the comma before it', () => {
  assert.equal(shorten('Reading twice, and forgetting', 20), 'Reading twice, and…');
  assert.equal(shorten('Reading twice, and forgetting', 16), 'Reading twice…');
});

test('a long word is cut where it must be', () => {
  assert.equal(shorten('Antidisestablishmentarianism', 10), 'Antidises…');
});

test('what a reader sees as one character is never cut', () => {
  assert.equal(shorten('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 13), '👩‍👩‍👧‍👦…');
  assert.equal(shorten('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 11), '…');
  assert.equal(shorten('e\u0301e\u0301e\u0301', 5), 'e\u0301e\u0301…');
});

test('any text becomes at most as long as asked, and well formed text stays so', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.nat(220), (text, max) => {
      const short = shorten(text, max);
      assert.ok(short.length <= max);
      assert.equal(short.isWellFormed(), text.isWellFormed());
    }),
  );
});

test('words are shortened before they are marked up, so that no escape is cut', () => {
  const mark = (words: string) => words.replaceAll('*', '\\*');
  assert.equal(shortenMarked('a*b', 4, mark), 'a\\*b');
  assert.equal(shortenMarked('*****', 6, mark), '\\*\\*…');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('*', 'a', ' ') }), fc.nat(60), (text, max) => {
      const marked = shortenMarked(text, max, mark);
      assert.ok(marked.length <= max);
      assert.doesNotMatch(marked, /(?<!\\)\*|\\$/);
    }),
  );
});
