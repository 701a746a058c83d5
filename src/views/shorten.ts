/**
 * At most `max` characters of the text, with … where something was cut. Cuts between words where one ends nearby, and
 * never inside what a reader sees as one character. Counts UTF-16 units: no platform counts more than that.
 */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return '';
  const whole = wholeCharacters(text, max - 1);
  const space = whole.lastIndexOf(' ');
  const words = space > whole.length * 0.6 && text[whole.length] !== ' ' ? whole.slice(0, space) : whole;
  return `${words.replace(/[\s,;:.–—-]+$/, '')}…`;
}

/**
 * The text marked up by `mark` and at most `max` characters long with its markup: words are shortened first and marked
 * up after, so that no cut falls into an escape.
 */
export function shortenMarked(text: string, max: number, mark: (words: string) => string): string {
  for (let room = max; room > 0; ) {
    const marked = mark(shorten(text, room));
    if (marked.length <= max) return marked;
    room = Math.min(room - 1, Math.floor((room * max) / marked.length));
  }
  return '';
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

function wholeCharacters(text: string, max: number): string {
  let end = 0;
  // A little more than `max` is enough to see whether the last character ends in time.
  for (const { index, segment } of characters.segment(text.slice(0, max + 64))) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
