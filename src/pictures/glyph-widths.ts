/** How wide a font draws each character it has, in units of which `unitsPerEm` make the font's size. */
export type GlyphWidths = {
  readonly unitsPerEm: number;
  /** By code point. */
  readonly widths: ReadonlyMap<number, number>;
};

/**
 * The widths in a TrueType file of ours (learn.microsoft.com/typography/opentype/spec, 1.9: head, hhea, hmtx, and cmap
 * format 4, which holds the characters up to U+FFFF).
 */
export function readGlyphWidths(file: Uint8Array): GlyphWidths {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = tablesOf(view);
  const table = (name: string) => {
    const at = tables.get(name);
    if (at === undefined) throw new RangeError(`The font has no table ${name}.`);
    return at;
  };
  const hmtx = table('hmtx');
  const measured = view.getUint16(table('hhea') + 34);
  // Glyphs behind the last measured one are as wide as that one.
  const widthOf = (glyph: number) => view.getUint16(hmtx + 4 * Math.min(glyph, measured - 1));
  const glyphs = glyphsOf(view, table('cmap'));
  return {
    unitsPerEm: view.getUint16(table('head') + 18),
    widths: new Map(glyphs.map(([code, glyph]) => [code, widthOf(glyph)])),
  };
}

/** Where each table begins. */
function tablesOf(view: DataView): ReadonlyMap<string, number> {
  const entries = Array.from({ length: view.getUint16(4) }, (_, index) => 12 + 16 * index);
  return new Map(entries.map((at) => [nameAt(view, at), view.getUint32(at + 8)]));
}

function nameAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}

/** Code points with their glyphs. */
function glyphsOf(view: DataView, cmap: number): readonly (readonly [code: number, glyph: number])[] {
  const subtables = Array.from({ length: view.getUint16(cmap + 2) }, (_, index) => cmap + 4 + 8 * index);
  const at = subtables
    .map((entry) => cmap + view.getUint32(entry + 4))
    .find((start) => view.getUint16(start) === 4);
  if (at === undefined) throw new RangeError('The font has no character map of format 4.');
  const double = view.getUint16(at + 6);
  return Array.from({ length: double / 2 }, (_, index) => at + 14 + 2 * index).flatMap((end) => {
    const start = end + double + 2;
    return segment(view, view.getUint16(end), start, start + double, start + 2 * double);
  });
}

/** A run of code points; a glyph of 0 is one that is missing. */
function segment(
  view: DataView,
  last: number,
  start: number,
  delta: number,
  offset: number,
): readonly (readonly [number, number])[] {
  const first = view.getUint16(start);
  const shift = view.getUint16(delta);
  const range = view.getUint16(offset);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((code) => {
    const listed = range === 0 ? code : view.getUint16(offset + range + 2 * (code - first));
    const glyph = range === 0 || listed !== 0 ? (listed + shift) & 0xff_ff : 0;
    return glyph === 0 || code === 0xff_ff ? [] : [[code, glyph] as const];
  });
}
