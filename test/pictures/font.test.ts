import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { drawable, fitted, fontFiles, fontName, widthOf } from '../../src/pictures/font.ts';

test('the widths of words are those with which they are drawn', () => {
  for (const weight of ['normal', 'bold'] as const) {
    for (const words of ['Papers a week', 'Über Ångström', 'λ-Kalkül и модели', '1,204', 'illil']) {
      const drawn = drawnWidth(words, weight);
      const told = widthOf(words, 40, weight);
      // What is drawn ends with the ink of its last letter, and kerning draws letters closer.
      assert.ok(told >= drawn - 2 && told <= drawn * 1.06 + 6, `${words}: ${told}, drawn ${drawn}`);
    }
  }
});

test('words that are cut fit their room, and words that fit are left alone', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.integer({ min: 0, max: 400 }),
      (text, room) => {
        const given = fitted(text, room, 14, 'bold');
        assert.ok(widthOf(given, 14, 'bold') <= room);
        if (widthOf(text, 14, 'bold') <= room) assert.equal(given, text);
        else assert.ok(given === '' || given.endsWith('…'));
      },
    ),
  );
  assert.match(fitted('x'.repeat(100_000), 100, 14), /^x+…$/);
});

test('what the font cannot draw is left out, and where that is most of it, all', () => {
  assert.equal(drawable('dif\u0000fusion \u202e 🔥'), 'diffusion');
  assert.equal(drawable('扩散模型 v2'), undefined);
  assert.equal(drawable(' \n '), undefined);
  assert.equal(drawable('Rene\u0301'), 'René');
});

test('the fonts are small, and their licence stands beside them', () => {
  const bytes = fontFiles.reduce((sum, file) => sum + statSync(file).size, 0);
  assert.ok(bytes < 400_000, `${bytes}`);
  const licence = readFileSync(new URL('../../src/pictures/fonts/OFL.txt', import.meta.url), 'utf8');
  assert.match(licence, /SIL OPEN FONT LICENSE Version 1\.1/);
});

function drawnWidth(words: string, weight: string): number {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="90"><text x="9" y="60" font-family="${fontName}" font-weight="${weight}" font-size="40">${words}</text></svg>`;
  const font = { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: fontName };
  return new Resvg(svg, { font }).getBBox()?.width ?? 0;
}
