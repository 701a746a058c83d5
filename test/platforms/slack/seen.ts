import type { Message } from '../../../src/delivery.ts';
import { isJson, type Json, listAt, objectAt, textAt } from '../../kit/slack/json.ts';
import type { Seen } from '../contract.ts';

/** What a reader finds in a message: Slack's dialect read by its documentation, apart from the renderer. */
export function readSlack({ body }: Message): Seen {
  const seen: Found = { words: [], links: [], mentions: [] };
  const headings: string[] = [];
  for (const block of listAt(body, 'blocks')) {
    const heading = headingOf(block);
    if (heading !== undefined) headings.push(heading);
    see(block, seen);
  }
  // Shown in notifications only, but able to ring.
  seen.mentions.push(...mentionsIn(textAt(body, 'text')));
  return { words: seen.words.join('\n'), links: seen.links, mentions: seen.mentions, headings };
}

type Found = { readonly words: string[]; readonly links: string[]; readonly mentions: string[] };

function see(thing: Json, found: Found): void {
  const type = textAt(thing, 'type');
  if (type === 'user') found.mentions.push(textAt(thing, 'user_id'));
  if (['usergroup', 'channel', 'broadcast', 'team'].includes(type)) found.mentions.push(type);
  if (type === 'emoji') found.mentions.push(`:${textAt(thing, 'name')}:`);
  if (type === 'link') found.links.push(textAt(thing, 'url'));
  if (type === 'mrkdwn') seeMarked(textAt(thing, 'text'), found);
  else if (typeof thing.text === 'string') found.words.push(thing.text);
  if (type === 'plain_text' && thing.emoji !== false)
    found.mentions.push(...(textAt(thing, 'text').match(/:[\w+-]+:/g) ?? []));
  if (isJson(thing.accessory)) see(thing.accessory, found);
  for (const option of listAt(thing, 'options')) see(objectAt(option, 'text'), found);
  if (isJson(thing.text)) see(objectAt(thing, 'text'), found);
  for (const element of listAt(thing, 'elements')) see(element, found);
}

/** mrkdwn: `<address|words>` is a link, `<!…>`, `<@…>` and `<#…>` ring, the rest is words with three entities. */
function seeMarked(text: string, found: Found): void {
  found.mentions.push(...mentionsIn(text));
  for (const [, url = ''] of text.matchAll(/<([^!@#>|][^>|]*)[^>]*>/g)) found.links.push(unescaped(url));
  found.words.push(unescaped(text.replace(/<([^>|]*\|)?([^>]*)>/g, '$2')));
}

function mentionsIn(text: string): string[] {
  return [...text.matchAll(/<[!@#][^>]*>/g)].map(([mention]) => mention);
}

function headingOf(block: Json): string | undefined {
  if (block.type === 'header') return textAt(objectAt(block, 'text'), 'text');
  const elements = listAt(block, 'elements').flatMap((section) => listAt(section, 'elements'));
  const [only] = elements;
  const isBold = only?.type === 'text' && objectAt(only, 'style').bold === true;
  return block.type === 'rich_text' && elements.length === 1 && isBold ? textAt(only, 'text') : undefined;
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
