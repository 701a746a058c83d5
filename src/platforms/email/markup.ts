import { oneLine } from '../../one-line.ts';
import { shorten } from '../../views/shorten.ts';
import { webAddress } from '../../web-address.ts';

/** A piece of a mail in both its forms. */
export type Piece = {
  readonly text: string;
  readonly html: string;
  /** In plain text no empty line stands before it. */
  readonly isClose?: true;
};

/** Words from outside on one line, at most so many characters, and so that no mail program makes a link of them. */
export function words(text: string | undefined, most: number): string {
  return unlinked(shorten(oneLine(text ?? ''), most));
}

/** An address that a browser may open, or undefined; longer ones are no links. */
export function linkTarget(url: string): string | undefined {
  const href = webAddress(url)?.href;
  return href !== undefined && href.length <= 1000 ? href : undefined;
}

/**
 * Mail programs make links of whatever looks like an address, in HTML too: a joiner that nobody sees stands where a domain
 * has its dot and a scheme its colon, so that a title leads nowhere of its own.
 */
function unlinked(text: string): string {
  return text.replace(/(?<=[\p{L}\p{N}-])\.(?=\p{L}{2})/gu, '.\u200c').replaceAll('://', ':\u200c//');
}
