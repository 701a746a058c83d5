/**
 * The words as one line that is safe to show anywhere: line breaks and runs of white space become one space; what cannot be
 * seen but acts goes (control characters, direction marks and overrides, tags, half characters).
 */
export function oneLine(text: string): string {
  if (isOneLine.test(text)) return text;
  return text.toWellFormed().replace(/\s+/g, ' ').replace(acting, '').replace(/ {2,}/g, ' ').trim();
}

/** Most words are plain ASCII with single spaces between: to see that is much faster than to fold them. */
const isOneLine = /^[!-~]+(?: [!-~]+)*$/;

/** Joiners (U+200C, U+200D) stay: Persian words and emoji are spelled with them. */
const acting =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
