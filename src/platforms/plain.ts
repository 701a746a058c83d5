/**
 * The words as one line that no renderer has to fear: line breaks and runs of white space become one space; what cannot
 * be seen but acts goes (control characters, direction marks and overrides, tags, half characters).
 */
export function plain(text: string): string {
  return text.toWellFormed().replace(/\s+/g, ' ').replace(acting, '').replace(/ {2,}/g, ' ').trim();
}

/** Joiners (U+200C, U+200D) stay: Persian words and emoji are spelled with them. */
const acting =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
