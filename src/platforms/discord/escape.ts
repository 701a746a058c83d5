import { oneLine } from '../../one-line.ts';
import { webAddress } from '../../web-address.ts';

/**
 * The words such that Discord shows them as they are: no format, mention, emoji, link or time comes of them. A `]` that
 * closes nothing becomes a wide one: Discord would let a link that stands before it reach up to there, escaped or not.
 */
export function asWords(text: string): string {
  return oneLine(text)
    .replace(/^[^[]*/, (start) => start.replaceAll(']', '］'))
    .replace(/[\\*_~|`[\]<]/g, '\\$&')
    .replace(/:(?=[\w+-]+:)/g, '\\:')
    .replace(/^[#>+-]/, '\\$&')
    .replace(/^(\d+)\./, '$1\\.')
    .replace(broken, `$&${gap}`);
}

/**
 * What Discord's servers look for without minding backslashes, and addresses, which no backslash keeps from becoming
 * links. A gap that cannot be seen breaks them.
 */
const broken = /@(?=everyone|here)|<(?=[@#])|:(?=\/\/)/gi;
const gap = '\u200b';

/**
 * Whether the words may be the text of a link. There Discord shows backslashes as they stand, and takes the whole for no
 * link where it meets an emoji or an address (discord/discord-api-docs#6185, #7510, #7673, #7721).
 */
export function fitsLink(text: string): boolean {
  const words = oneLine(text);
  return words !== '' && asWords(words) === words && !unlinkable.test(words);
}

const unlinkable = /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\ufe0f\u20e3]|discord\.gg/iu;

/** The address such that it cannot end the link it stands in; undefined where it is no web address, or too long. */
export function linkTarget(url: string, max: number): string | undefined {
  const parsed = webAddress(url);
  if (parsed?.username !== '') return undefined;
  const target = parsed.href.replace(
    /[()<>*|~`\\]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return target.length <= max ? target : undefined;
}
