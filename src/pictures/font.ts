import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type GlyphWidths, readGlyphWidths } from './glyph-widths.ts';

/** The weights that are shipped: Noto Sans, cut down to Latin, Greek, Cyrillic and signs. */
const weights = { normal: 'NotoSans-Regular.ttf', bold: 'NotoSans-Bold.ttf' } as const;
export type Weight = keyof typeof weights;

export const fontName = 'Noto Sans';

/** Where the font files are, for whoever draws with them. */
export const fontFiles: readonly string[] = Object.values(weights).map(pathOf);

/** How wide the text is at this size, in the size's unit. Kerning is left out: it only draws letters closer. */
export function widthOf(text: string, size: number, weight: Weight = 'normal'): number {
  const { widths, unitsPerEm } = glyphsOf(weight);
  const units = [...text].reduce((sum, sign) => sum + (widths.get(sign.codePointAt(0) ?? 0) ?? 0), 0);
  return (units / unitsPerEm) * size;
}

/**
 * The text with only what the font can draw, on one line; undefined where less than half would be left of it, as of
 * words in Chinese: what is left would be no words.
 */
export function drawable(text: string): string | undefined {
  const { widths } = glyphsOf('normal');
  const signs = [...text.normalize('NFC').replace(/\s+/g, ' ').trim()];
  const kept = signs.filter((sign) => widths.has(sign.codePointAt(0) ?? 0));
  return kept.length * 2 > signs.length ? kept.join('').replace(/ {2,}/g, ' ').trim() : undefined;
}

/** The text cut to the room, with … where something is missing; empty where not even that fits. */
export function fitted(text: string, room: number, size: number, weight: Weight = 'normal'): string {
  if (widthOf(text, size, weight) <= room) return text;
  const signs = [...text];
  // As many signs as fit, found by halves: a title from outside may be a book.
  let [fits, beyond] = [0, signs.length];
  while (beyond - fits > 1) {
    const middle = (fits + beyond) >> 1;
    if (widthOf(cut(signs, middle), size, weight) <= room) fits = middle;
    else beyond = middle;
  }
  return fits === 0 ? '' : cut(signs, fits);
}

function cut(signs: readonly string[], count: number): string {
  return `${signs.slice(0, count).join('').trimEnd()}…`;
}

const known = new Map<Weight, GlyphWidths>();

/** Read with the first picture, and once. */
function glyphsOf(weight: Weight): GlyphWidths {
  const read = known.get(weight) ?? readGlyphWidths(readFileSync(pathOf(weights[weight])));
  known.set(weight, read);
  return read;
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(`fonts/${file}`, import.meta.url));
}
