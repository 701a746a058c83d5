import { charactersOf, widthOf } from './width.ts';

/** Words that stay together on a line, and how they are dressed once their place is known. */
export type Word = { readonly text: string; readonly dress?: (text: string) => string };

/** The text in lines of at most `width` columns, turned between words. */
export function wrap(text: string, width: number): readonly string[] {
  return wrapWords(wordsOf(text), width).map((line) => line.map((word) => word.text).join(' '));
}

/** The words of a text, each by itself. */
export function wordsOf(text: string): readonly Word[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ text: word }));
}

/** Words in lines; a word wider than a line is cut between characters, but for a web address, which would no longer work. */
export function wrapWords(words: readonly Word[], width: number): readonly (readonly Word[])[] {
  const lines: Word[][] = [];
  let room = 0;
  for (const word of words.flatMap((one) => cut(one, width))) {
    const needed = widthOf(word.text);
    const line = lines.at(-1);
    if (line && needed + 1 <= room) {
      line.push(word);
      room -= needed + 1;
    } else {
      lines.push([word]);
      room = width - needed;
    }
  }
  return lines;
}

function cut(word: Word, width: number): readonly Word[] {
  if (widthOf(word.text) <= width || /^https?:\/\//.test(word.text)) return [word];
  const pieces: Word[] = [];
  let text = '';
  let taken = 0;
  for (const character of charactersOf(word.text)) {
    const needed = widthOf(character);
    if (taken + needed > width) {
      pieces.push({ ...word, text });
      text = '';
      taken = 0;
    }
    text += character;
    taken += needed;
  }
  return [...pieces, { ...word, text }];
}
