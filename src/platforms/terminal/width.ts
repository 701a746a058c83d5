/** How many columns of a terminal the words take: an emoji or a Han character two, a combining mark none. */
export function widthOf(text: string): number {
  if (plainly.test(text)) return text.length;
  return charactersOf(text).reduce((sum, character) => sum + columns(character), 0);
}

/** What a reader sees as single characters. */
export function charactersOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** ASCII, Latin letters and the dot between facts: one column each. Whatever else needs a longer look. */
const plainly = /^[ -~\u00ae-\u024f]*$/;
const unseen = /^[\p{Default_Ignorable_Code_Point}\p{Mn}\p{Me}\p{Cc}\p{Cf}]+$/u;
/** Emoji of one code point: looked for apart, since Unicode's list of all emoji takes long to load. */
const emojiAlone = /^(?!\p{RI})\p{Emoji_Presentation}$/u;
const emoji = /^(?:\p{RGI_Emoji}|\p{Extended_Pictographic}\u200d|[\d#*]\u20e3)/v;
const spacingMarks = /\p{Mc}/gu;

/** Unicode's East Asian Width W and F, by script and block; `\p{…}` has no name for it. */
const wide =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\p{sc=Yi}\p{sc=Tangut}\u2ff0-\u303e\u3099-\u30ff\u3190-\u33ff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1f200}-\u{1f265}]/u;
const halfWidth = /^[\uff61-\uffdc]/;

function columns(character: string): number {
  if (plainly.test(character)) return 1;
  if (unseen.test(character)) return 0;
  if (isEmoji(character)) return 2;
  const base = wide.test(character) && !halfWidth.test(character) ? 2 : 1;
  return base + (character.match(spacingMarks)?.length ?? 0);
}

function isEmoji(character: string): boolean {
  const isAlone = character.length <= ((character.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
  return (isAlone ? emojiAlone : emoji).test(character);
}
