import type { Message } from '../../delivery.ts';
import { oneLine } from '../../one-line.ts';
import type { Item, Row, Section, View } from '../../view.ts';
import { shortenMarked } from '../../views/shorten.ts';
import { figure } from '../figure.ts';
import { type CarriedFiles, filesOf } from '../files.ts';
import { type Block, type Chapter, joinWithin, paginate } from '../pages.ts';
import { buttonOf, buttonsOf, distinct } from './buttons.ts';
import { blockOf, type Component, rowsOf, rule, textOf, withButtons } from './components.ts';
import { asWords, fitsLink, linkTarget } from './escape.ts';
import { documentOf, pictureOf, withFiles } from './files.ts';
import { lengths, limits } from './limits.ts';
import { mayMention, mentionBlocks } from './mentions.ts';

/** The view as bodies for `POST /channels/{id}/messages`, each a quiet card: within every limit, each paper once and in order. */
export function renderDiscord(view: View): readonly Message[] {
  const whole = view.sections.reduce((papers, { items }) => papers + items.length, 0) === 1;
  const files = filesOf(view);
  const chapters = view.sections.map((section) => chapterOf(section, whole));
  const pages = paginate([openingOf(view, files), ...chapters, endOf(files)], room, closingOf(view));
  const all = [...files.first, ...files.last, ...files.documents];
  return (pages.length > 0 ? pages : [blockOf([])]).map((page) => withFiles(messageOf(page), all));
}

/**
 * The line below an answer that is too long to be posted whole, with a button that shows the rest to whoever presses.
 * Without words to ask again with there is no button.
 */
export function renderRest(papers: number, words: string | undefined, from: number): Message {
  const button = words === undefined ? undefined : buttonOf('Show the rest', { kind: 'more', words, from });
  const left =
    papers === 0 ? 'There is more' : papers === 1 ? 'One more paper' : `${figure(papers)} more papers`;
  const text = textOf(`-# ${left}${button ? '' : '; a narrower question shows them here'}`);
  return messageOf(blockOf(withButtons(text, button ? [button] : [])));
}

/** A message, but for its container. */
const room = { parts: limits.components - 1, characters: limits.characters };
/** A paper with whom it is for; what is left of a message is enough for a heading. */
const roomOfPaper = { parts: room.parts - 2, characters: room.characters - 200 };
/** Components V2: content stands in components alone, and no address is unfurled. */
const componentsV2 = 1 << 15;
/** Ink on warm paper. */
const accent = 0xd9a441;

function messageOf({ parts, papers }: Block<Component>): Message {
  const ruled = parts[0] === rule ? parts.slice(1) : parts;
  // Buttons alone would be a card without a word, and nothing at all would be refused.
  const worded = ruled.some(({ type }) => type === 9 || type === 10) ? ruled : [textOf('…'), ...ruled];
  return {
    papers,
    body: {
      flags: componentsV2,
      components: [{ type: 17, accent_color: accent, components: distinct(worded) }],
      allowed_mentions: mayMention(worded),
    },
  };
}

function openingOf({ title, lead }: View, { first }: CarriedFiles): Chapter<Component> {
  const lines = [marked('## ', title, lengths.viewTitle), marked('', lead, lengths.lead)].filter(Boolean);
  const parts = [...(lines.length > 0 ? [textOf(lines.join('\n'))] : []), ...first.map(pictureOf)];
  return { blocks: parts.length > 0 ? [blockOf(parts)] : [] };
}

function endOf({ last, documents }: CarriedFiles): Chapter<Component> {
  return { blocks: [...last.map(pictureOf), ...documents.map(documentOf)].map((part) => blockOf([part])) };
}

function closingOf({ note, actions }: View): Block<Component> | undefined {
  const line = marked('-# ', note, lengths.note);
  const parts = [...(line ? [textOf(line)] : []), ...rowsOf(buttonsOf(actions))];
  return parts.length > 0 ? blockOf([rule, ...parts]) : undefined;
}

function chapterOf({ title, items, rows = [] }: Section, whole: boolean): Chapter<Component> {
  const papers = items.flatMap((item) =>
    joinWithin(itemBlock(item, whole), mentionBlocks(item.mentions), roomOfPaper),
  );
  const blocks = [...papers, ...rowTexts(rows).map((text) => blockOf([textOf(text)]))];
  const heading = marked('### ', title, lengths.heading);
  if (!heading) return { blocks };
  return {
    blocks,
    heading: (where) => {
      const text = textOf(where === 'again' ? `${heading} (continued)` : heading);
      return blockOf(where === 'within' ? [rule, text] : [text]);
    },
  };
}

/** A paper. Alone, it has all its buttons below it; among others only the first one, at its side, which shows it alone. */
function itemBlock(item: Item, whole: boolean): Block<Component> {
  const target = linkTarget(item.url, lengths.url);
  const inTitle = target !== undefined && fitsLink(item.title);
  const title = marked('', item.title, lengths.title) || 'Untitled';
  const lines = [
    inTitle ? `**[${title}](<${target}>)**` : `**${title}**`,
    [marked('', item.gist, lengths.gist), marked('', item.abstract, lengths.abstract)]
      .filter(Boolean)
      .join('\n\n'),
    factsOf(item, inTitle ? undefined : target),
  ];
  const text = textOf(lines.filter(Boolean).join('\n'));
  const buttons = buttonsOf(item.actions);
  return blockOf(withButtons(text, whole ? buttons : buttons.slice(0, 1)), [item.paper]);
}

/** One small line, of what there is to tell: authors · organisation · votes · comments · code · date · why. */
function factsOf(item: Item, read: string | undefined): string {
  const code = item.code && linkTarget(item.code.url, lengths.url);
  const stars = item.code?.stars === undefined ? '' : `${held}★${held}${figure(item.code.stars)}`;
  const facts = [
    read && `[read](<${read}>)`,
    marked('', item.authors, lengths.authors),
    marked('', item.organization, lengths.organization),
    item.votes ? `▲${held}${figure(item.votes)}` : '',
    item.comments ? `💬${held}${figure(item.comments)}` : '',
    code && `[code](<${code}>)${stars}`,
    marked('', item.date, lengths.date),
    marked('', item.why, lengths.why),
  ].filter(Boolean);
  return facts.length > 0 ? `-# ${facts.join(`${held}· `)}` : '';
}

/** A sign and its number stay on one line, and no line begins with a dot. */
const held = '\u00a0';

/** Rows as lines, several to a text: a table reads better without gaps. */
function rowTexts(rows: readonly Row[]): readonly string[] {
  const texts: string[] = [];
  for (const row of rows) {
    const name = marked('', row.label, lengths.label);
    const line = [name && `**${name}**`, rowText(row)].filter(Boolean).join('  ');
    const last = texts.at(-1);
    if (last !== undefined && last.length + line.length < lengths.rows)
      texts[texts.length - 1] = `${last}\n${line}`;
    else if (line) texts.push(line);
  }
  return texts;
}

/** An address as words would be broken, so that nobody could copy it. */
function rowText({ text, isAddress }: Row): string {
  const target = isAddress && linkTarget(text, lengths.row);
  return target ? `<${target}>` : marked('', text, lengths.row);
}

/** The words after a mark, shortened first and escaped after; nothing where there are none. */
function marked(mark: string, text: string | undefined, max: number): string {
  const words = shortenMarked(oneLine(text ?? ''), max, asWords);
  return words ? mark + words : '';
}
