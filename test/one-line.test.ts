import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { oneLine } from '../src/one-line.ts';
import { anyCharacter } from './kit/character.ts';

test('line breaks and white space become one space', () => {
  assert.equal(
    oneLine(' A title\n  in two\r\nlines\u2028and\tmore\u00a0words '),
    'A title in two lines and more words',
  );
});

test('what cannot be seen but acts is gone', () => {
  assert.equal(
    oneLine('a\u202Eb\u2066c\u200Fd\u0000e\u001b[31mf\u200bg\ufeffh\u{e0041}i\u061cj'),
    'abcde[31mfg hij',
  );
  assert.equal(oneLine('a \u0007 b'), 'a b');
});

test('emoji and Persian words keep the joiners they are spelled with', () => {
  for (const words of ['👩‍👩‍👧‍👦', 'می‌خواهم', 'café', 'e\u0301']) assert.equal(oneLine(words), words);
});

test('half a character becomes a visible one', () => {
  assert.equal(oneLine('half \ud83d'), 'half \ufffd');
});

test('any words become one line, and stay it', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (text) => {
      const line = oneLine(text);
      assert.doesNotMatch(line, /\p{Cc}|[\u2028\u2029]|^\s|\s$|\s\s/u);
      assert.equal(oneLine(line), line);
    }),
  );
});
