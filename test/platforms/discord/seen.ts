import type { Message } from '../../../src/delivery.ts';
import type { Seen } from '../contract.ts';

/** A component as it comes out of a body: the test trusts no type of the renderer's. */
export type Part = {
  readonly type: number;
  readonly content?: string;
  readonly custom_id?: string;
  readonly label?: string;
  readonly components?: readonly Part[];
  readonly accessory?: Part;
};

/** All components of a message, nested ones included, in reading order. */
export function partsOf({ body }: Message): readonly Part[] {
  const all = (part: Part): readonly Part[] => [
    part,
    ...(part.components ?? []).flatMap(all),
    ...(part.accessory ? all(part.accessory) : []),
  ];
  return Array.isArray(body.components) ? body.components.filter(isPart).flatMap(all) : [];
}

/** What Discord's client makes of a message: its markdown as the client reads it, written down for the tests alone. */
export function readDiscord(message: Message): Seen & { readonly strays: readonly string[] } {
  const texts = partsOf(message).flatMap(({ content }) => content ?? []);
  const inline = texts.flatMap((text) => text.split('\n')).map(readLine);
  return {
    words: inline.map(({ words }) => words).join('\n'),
    links: inline.flatMap(({ links }) => links),
    headings: inline.flatMap(({ heading, words }) => (heading ? [words] : [])),
    mentions: inline.flatMap(({ mentions }) => mentions),
    strays: inline.flatMap(({ strays }) => strays),
  };
}

type Line = {
  readonly words: string;
  readonly links: readonly string[];
  readonly heading: boolean;
  readonly mentions: readonly string[];
  /** Marks that would format, where none of ours stands. */
  readonly strays: readonly string[];
};

/** `[text](<address>)` with whatever text Discord would accept. */
const maskedLink = /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?\s*\)/su;
const address = /^<?https?:\/\/[^\s<]+[^<.,:;"')\]\s]>?/iu;
const token = /^<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|\/[^>]+:\d+|id:\w+)>/u;
const breaksLink = /\p{Extended_Pictographic}|https?:\/\/|\\/u;

function readLine(line: string): Line {
  const mark = /^(#{1,3} |-# |> |>>> |[*-] |\d+\. )/.exec(line)?.[0] ?? '';
  const ours = mark === '## ' || mark === '### ' || mark === '-# ';
  const links: string[] = [];
  const strays = mark && !ours ? [mark] : [];
  // A line of ours that names readers; anything else that names somebody should not be there.
  const named = /^-# For (<@\d+> ?)+$/.test(line);
  const mentions: string[] = line.match(/@everyone|@here|<@[!&]?\d+>|<#\d+>/gi) ?? [];
  let words = '';
  let bold = 0;
  for (let rest = line.slice(mark.length); rest; ) {
    const escaped = /^\\[^\p{L}\p{N}\s]/u.exec(rest)?.[0];
    const link = maskedLink.exec(rest);
    const plainLink = address.exec(rest)?.[0];
    const special = token.exec(rest)?.[0] ?? /^:[\w+-]+:/u.exec(rest)?.[0];
    if (escaped) words += escaped.slice(1);
    else if (link) {
      links.push(link[2] ?? '');
      words += link[1];
      if (breaksLink.test(link[1] ?? '') || /[*_~|`]/.test(link[0].replace(/<.*>/, ''))) strays.push(link[0]);
    } else if (plainLink) links.push(plainLink.replace(/^<|>$/g, ''));
    else if (special) {
      if (!named) strays.push(special);
    } else if (rest.startsWith('**')) bold++;
    else if (/^[*_~|`]/u.test(rest)) strays.push(rest.slice(0, 20));
    else words += String.fromCodePoint(rest.codePointAt(0) ?? 32);
    const taken =
      escaped ?? link?.[0] ?? plainLink ?? special ?? (rest.startsWith('**') ? '**' : firstCharacter(rest));
    rest = rest.slice(taken.length);
  }
  if (bold % 2 === 1) strays.push(`${line.slice(0, 20)}: bold without an end`);
  return { words, links, strays, mentions, heading: /^#/.test(mark) };
}

function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 32);
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'number';
}
