import type { Action } from '../../view.ts';
import { webAddress } from '../../web-address.ts';
import { figure } from '../figure.ts';
import { limits, shown } from './limits.ts';
import { weight, words } from './words.ts';

/** Slack's blocks and their elements, as far as we use them. All words here were cleaned and shortened before. */
export type SlackBlock = Readonly<Record<string, unknown>> & { readonly type: string };
export type Element = Readonly<Record<string, unknown>>;

export const richText = (elements: readonly Element[]): SlackBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
export const context = (elements: readonly Element[]): SlackBlock => ({
  type: 'context',
  elements: elements.map(dotted),
});
export const bold = (text: string): Element => ({ type: 'text', text, style: { bold: true } });
export const plainText = (text: string): Element => ({ type: 'plain_text', text, emoji: false });

/** What stands side by side is parted by dots; a link has room for none, so the words beside it bring them. */
function dotted(fact: Element, at: number, facts: readonly Element[]): Element {
  if (fact.type !== 'plain_text') return fact;
  const next = facts[at + 1];
  const isBeforeLink = next !== undefined && next.type !== 'plain_text';
  return plainText(`${at > 0 ? '· ' : ''}${fact.text}${isBeforeLink ? ' ·' : ''}`);
}

/** All actions behind one small “…”: quiet, where many papers stand below each other. */
export function overflow(actions: readonly Action[], at: string): Element {
  const options = actions.map(({ label, says }) => ({
    text: plainText(words(label, limits.buttonText) || '…'),
    value: says,
  }));
  return { type: 'overflow', action_id: `pick/${at}`, options };
}

/** Words with a menu or a button at their side. */
export const section = (text: Element, accessory: Element): SlackBlock => ({
  type: 'section',
  text,
  accessory,
});

/** What a button says is its value; whether the answer replaces the message is the start of its id (`ourButtons`). */
export function buttons(actions: readonly Action[] = [], most: number, at: string): readonly SlackBlock[] {
  if (actions.length === 0) return [];
  const elements = actions.slice(0, most).map(({ label, says, replaces }, n) => ({
    type: 'button',
    action_id: `${replaces ? 'replace' : 'say'}/${at}.${n}`,
    text: plainText(words(label, limits.buttonText) || '…'),
    value: says,
  }));
  return [{ type: 'actions', elements }];
}

export function linked(title: string, url: string): Element {
  const address = addressOf(url);
  return address === undefined
    ? bold(title)
    : { type: 'link', url: address, text: title, style: { bold: true } };
}

/** An address as it was given, to be opened and copied; words where it is none. */
export function address(words: string, url: string): Element {
  const target = addressOf(url);
  return target === undefined ? { type: 'text', text: words } : { type: 'link', url: target, text: words };
}

/** An address that Slack takes and a browser may open, or undefined. */
function addressOf(url: string): string | undefined {
  if (!webAddress(url)) return undefined;
  const address = url
    .trim()
    .replace(/[^!-~]|[<>|"\\^`{}]/gu, (sign) => encodeURIComponent(sign.toWellFormed()));
  return weight(address) <= shown.url ? address : undefined;
}

/** The one piece of mrkdwn: the only small grey link Slack has. Its words are ours, its address is encoded. */
export function codeLink(url: string, stars: number | undefined): Element {
  const label = stars === undefined ? 'code' : `code ★ ${figure(stars)}`;
  const address = addressOf(url);
  return address === undefined
    ? plainText(label)
    : { type: 'mrkdwn', text: `<${escaped(address)}|${label}>` };
}

/** Slack's three signs as entities, where it looks for them. */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
