import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { charactersOf, widthOf } from '../../../src/platforms/terminal/width.ts';
import { wrap } from '../../../src/platforms/terminal/wrap.ts';

const widths: readonly (readonly [text: string, columns: number])[] = [
  ['', 0],
  ['plain', 5],
  ['naïve', 5],
  ['nai\u0308ve', 5],
  ['日本語', 6],
  ['한국어', 6],
  ['ｆｕｌｌ', 8],
  ['ﾊﾝｶｸ', 4],
  ['🤖', 2],
  ['👩‍👩‍👧‍👦', 2],
  ['🇫🇷', 2],
  ['❤️', 2],
  ['▲ ★ · …', 7],
  ['α ≤ β²', 6],
  ['का', 2],
  ['عربى', 4],
  ['\u200d\u0301', 0],
];

for (const [text, columns] of widths) {
  test(`${JSON.stringify(text)} takes ${columns} columns`, () => assert.equal(widthOf(text), columns));
}

test('an emoji of one code point takes two columns, and all else that Unicode counts as a part of emoji its usual ones', () => {
  for (let code = 0; code <= 0x1ffff; code++) {
    const sign = String.fromCodePoint(code);
    if (!/\p{Emoji}/u.test(sign)) continue;
    assert.equal(widthOf(sign), /^\p{RGI_Emoji}$/v.test(sign) ? 2 : wideAnyway(code), code.toString(16));
  }
});

test('lines turn between words, and where a word is too long between its characters', () => {
  assert.deepEqual(wrap('one two three', 7), ['one two', 'three']);
  assert.deepEqual(wrap('unbreakable word', 5), ['unbre', 'akabl', 'e', 'word']);
  assert.deepEqual(wrap('日本語 日本', 5), ['日本', '語', '日本']);
  assert.deepEqual(wrap('', 10), []);
});

test('a web address is never cut', () => {
  assert.deepEqual(wrap('see https://arxiv.org/abs/2606.13432 there', 10), [
    'see',
    'https://arxiv.org/abs/2606.13432',
    'there',
  ]);
});

test('no line is wider than asked, and no character is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 4, max: 40 }), (text, width) => {
      fc.pre(!text.includes('http'));
      const words = text.replace(/\s+/g, ' ');
      const lines = wrap(words, width);
      assert.ok(lines.every((line) => widthOf(line) <= width || charactersOf(line).length === 1));
      assert.equal(lines.join('').replaceAll(' ', ''), words.replaceAll(' ', ''));
    }),
  );
});

/** Some signs of CJK's own blocks are wide, though they are emoji only with a variation selector. */
function wideAnyway(code: number): number {
  return [0x3030, 0x303d, 0x3297, 0x3299, 0x1f202, 0x1f237].includes(code) ? 2 : 1;
}
