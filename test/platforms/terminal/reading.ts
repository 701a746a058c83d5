import { stripVTControlCharacters } from 'node:util';
import type { Message } from '../../../src/delivery.ts';
import type { Look } from '../../../src/platforms/terminal/look.ts';
import { widthOf } from '../../../src/platforms/terminal/width.ts';
import type { Seen } from '../contract.ts';

/** What whoever sits before the terminal finds in a message. */
export function readTerminal(message: Message, look: Look): Seen {
  const text = textOf(message);
  const words = stripVTControlCharacters(text);
  return {
    words,
    links: look.links ? clickable(text) : addressesIn(words),
    // A terminal rings nobody.
    mentions: [],
    headings: words.match(/(?<=\n\n)\S.*(?=\n {2})/g) ?? [],
  };
}

/** What a terminal of this look would do badly: lines it breaks itself, and characters it obeys. */
export function problemsIn(message: Message, look: Look): readonly string[] {
  const text = textOf(message);
  const lines = stripVTControlCharacters(text).split('\n');
  return [
    ...lines
      .filter((line) => widthOf(line) > look.width && !line.trim().split(' ').every(isAddress))
      .map((line) => `wider than ${look.width}: ${line}`),
    ...(withoutOurs(text, look).replaceAll('\n', '').match(obeyed) ?? []).map(
      (character) => `a character to obey: U+${character.codePointAt(0)?.toString(16)}`,
    ),
    ...(text.endsWith('\n') || / \n/.test(stripVTControlCharacters(text)) ? ['white space at an end'] : []),
  ];
}

export function textOf({ body }: Message): string {
  return typeof body.text === 'string' ? body.text : '';
}

/** Control characters, line and paragraph separators, halves of characters, and what turns the direction of writing. */
const obeyed = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/gu;

export const esc = '\u001b';
const style = new RegExp(String.raw`${esc}\[(?:1|2|35|39|22)m`, 'g');
const link = new RegExp(String.raw`${esc}\]8;id=([\w./-]*);([!-~]+)${esc}\\(.*?)${esc}\]8;;${esc}\\`, 'g');

/** Takes away only what this look may send: four styles, and links that open and close. */
function withoutOurs(text: string, { colour, links }: Look): string {
  const unlinked = links ? text.replace(link, '$3') : text;
  return colour ? unlinked.replace(style, '') : unlinked;
}

/** A link over several lines is one where its lines bear one id. */
function clickable(text: string): readonly string[] {
  const all = [...text.matchAll(link)];
  return all.filter(([, id], at) => id !== all[at - 1]?.[1]).map(([, , url = '']) => url);
}

/** Lines of nothing but addresses, behind the label of a row where there is one. */
function addressesIn(words: string): readonly string[] {
  return words
    .split('\n')
    .map((line) => (/^ {2}\S.* {2}(\S+)$/.exec(line)?.[1] ?? line).trim().split(' '))
    .filter((line) => line.every(isAddress))
    .flat();
}

function isAddress(word: string): boolean {
  return /^https?:\/\//.test(word);
}
