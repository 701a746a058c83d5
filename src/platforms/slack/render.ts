import type { Message } from '../../delivery.ts';
import type { Action, Item, Row, Section, View } from '../../view.ts';
import { figure } from '../figure.ts';
import { type CarriedFiles, filesOf } from '../files.ts';
import { type Block, type Chapter, joinWithin, paginate } from '../pages.ts';
import {
  address,
  bold,
  buttons,
  codeLink,
  context,
  type Element,
  escaped,
  linked,
  overflow,
  plainText,
  richText,
  type SlackBlock,
  section,
} from './blocks.ts';
import { fieldsOf } from './call.ts';
import { pictureBlock } from './files.ts';
import { limits, shown } from './limits.ts';
import { mentionLines } from './mentions.ts';
import { weight, words } from './words.ts';

/**
 * The view as arguments of chat.postMessage, without a channel.
 *
 * Slack's mrkdwn has no escape for `*`, `_`, `~`, backticks, `:emoji:` and a `>` at the start of a line, so words from
 * outside never stand in it: they go into rich_text and plain_text (with `emoji: false`), which Slack does not parse at
 * all. A title there can neither mention nor format nor link, whatever it says.
 */
export function renderSlack(view: View): readonly Message[] {
  const files = filesOf(view);
  const pictures = [...files.first, ...files.last];
  const pages = paginate(chaptersOf(view, files), room, closingOf(view));
  const name = words(view.title, shown.notification) || 'Paperboy';
  return pages.map(({ parts, papers }, at) => ({
    body: {
      text: escaped(pages.length > 1 ? `${name} (${at + 1} of ${pages.length})` : name),
      mrkdwn: false,
      blocks: parts,
      unfurl_links: false,
      unfurl_media: false,
    },
    papers,
    ...filesOn(parts, pictures, at === pages.length - 1 ? files.documents : []),
  }));
}

/** The pictures whose blocks these are, and the documents. */
function filesOn(
  parts: readonly SlackBlock[],
  pictures: CarriedFiles['first'],
  documents: CarriedFiles['documents'],
): Pick<Message, 'files'> {
  const names = parts.filter(({ type }) => type === 'image').map((block) => fieldsOf(block.slack_file).id);
  const files = [...pictures.filter(({ name }) => names.includes(name)), ...documents];
  return files.length > 0 ? { files } : {};
}

const room = { parts: limits.blocks, characters: limits.characters };
/** A paper with whom it is for; what is left of a message is enough for a heading. */
const roomOfPaper = { parts: room.parts - 2, characters: room.characters - 800 };

function chaptersOf(view: View, { first, last }: CarriedFiles): readonly Chapter<SlackBlock>[] {
  const whole = view.sections.reduce((papers, { items }) => papers + items.length, 0) === 1;
  return [
    { blocks: [openingOf(view, first)] },
    ...view.sections.map((one, at) => chapterOf(one, `${at}`, whole)),
    { blocks: last.map((picture) => blockOf([pictureBlock(picture)])) },
  ];
}

/** The title, and the lead: small and grey above papers, in full size where it is the answer itself. */
function openingOf(view: View, pictures: CarriedFiles['first']): Block<SlackBlock> {
  const lead = words(view.lead, shown.lead);
  const abovePapers = view.sections.some(({ items }) => items.length > 0);
  return blockOf([
    { type: 'header', text: plainText(words(view.title, limits.header) || 'Paperboy') },
    ...(lead === ''
      ? []
      : [abovePapers ? context([plainText(lead)]) : richText([{ type: 'text', text: lead }])]),
    ...pictures.map(pictureBlock),
  ]);
}

function chapterOf({ title, items, rows = [] }: Section, at: string, whole: boolean): Chapter<SlackBlock> {
  const heading = words(title, shown.heading);
  const papers = items.flatMap((item, i) => {
    const mentions = mentionLines(item.mentions).map((line) => blockOf([line]));
    return joinWithin(itemBlock(item, `${at}.${i}`, whole), mentions, roomOfPaper);
  });
  const blocks = [...papers, ...rows.flatMap(rowBlocks)];
  if (heading === '') return { blocks };
  return {
    heading: (where) => blockOf([richText([bold(where === 'again' ? `${heading} (continued)` : heading)])]),
    blocks,
  };
}

/**
 * A paper: its linked title, its gist, its facts small and grey. Alone, it has its buttons below it; among others a small
 * “…” at the side of its gist, or of its facts where it has none, holds them all.
 */
function itemBlock(item: Item, at: string, whole: boolean): Block<SlackBlock> {
  const title = linked(words(item.title, shown.title) || item.paper, item.url);
  const gist = words(item.gist, shown.gist);
  const abstract = words(item.abstract, shown.abstract);
  const facts = factsOf(item);
  const menu = whole ? undefined : menuOf(item.actions, at);
  const parts = menu
    ? [richText([title]), ...besideMenu(menu, gist || abstract, gist === '' ? '' : abstract, facts)]
    : [
        richText([title, ...(gist === '' ? [] : [{ type: 'text', text: `\n${gist}` }])]),
        ...paragraph(abstract),
        ...small(facts),
        ...buttons(item.actions, shown.itemActions, at),
      ];
  return blockOf(parts, item.paper);
}

/** What a paper is about with the menu at its side, or else its first facts; a menu without words has a row of its own. */
function besideMenu(
  menu: Element,
  about: string,
  more: string,
  facts: readonly Element[],
): readonly SlackBlock[] {
  if (about !== '') return [section(plainText(about), menu), ...paragraph(more), ...small(facts)];
  const [first, ...others] = facts;
  if (first?.type === 'plain_text') return [section(first, menu), ...small(others)];
  return [...small(facts), { type: 'actions', elements: [menu] }];
}

function paragraph(text: string): readonly SlackBlock[] {
  return text === '' ? [] : [richText([{ type: 'text', text }])];
}

function small(facts: readonly Element[]): readonly SlackBlock[] {
  return facts.length === 0 ? [] : [context(facts)];
}

/** A menu cannot turn a message in place, nor hold long words: then the paper keeps its buttons. */
function menuOf(actions: readonly Action[] = [], at: string): Element | undefined {
  const fits = actions.every(({ says, replaces }) => !replaces && says.length <= limits.overflowValue);
  return actions.length > 1 && fits ? overflow(actions.slice(0, limits.overflowOptions), at) : undefined;
}

/** One small line, of what there is to tell. The code is a link, and so stands between the facts before and after it. */
function factsOf({ authors, organization, votes, comments, code, date, why }: Item): readonly Element[] {
  const before = [
    words(authors, shown.authors),
    words(organization, shown.organization),
    votes ? `▲ ${figure(votes)}` : '',
    comments ? `💬 ${figure(comments)}` : '',
  ];
  const after = [words(date, shown.date), words(why, shown.why)];
  if (!code) return factsInRow([...before, ...after]);
  return [...factsInRow(before), codeLink(code.url, code.stars), ...factsInRow(after)];
}

function factsInRow(facts: readonly string[]): readonly Element[] {
  const row = facts.filter((fact) => fact !== '').join(' · ');
  return row === '' ? [] : [plainText(row)];
}

function rowBlocks({ label, text, isAddress }: Row): readonly Block<SlackBlock>[] {
  const [name, said] = [words(label, shown.label), words(text, shown.row)];
  const elements = [
    ...(name === '' ? [] : [bold(name)]),
    ...(said === '' || isAddress ? [] : [{ type: 'text', text: name === '' ? said : `  ${said}` }]),
    ...(said !== '' && isAddress ? [{ type: 'text', text: '  ' }, address(said, text)] : []),
  ];
  return elements.length === 0 ? [] : [blockOf([richText(elements)])];
}

function closingOf({ note, actions }: View): Block<SlackBlock> | undefined {
  const text = words(note, shown.note);
  const blocks = [
    ...(text === '' ? [] : [context([plainText(text)])]),
    ...buttons(actions, shown.viewActions, 'view'),
  ];
  return blocks.length === 0 ? undefined : blockOf(blocks);
}

function blockOf(parts: readonly SlackBlock[], paper?: string): Block<SlackBlock> {
  const characters = parts.reduce((sum, part) => sum + weight(part) + limits.addedToBlock, 0);
  return { parts, size: { parts: parts.length, characters }, papers: paper === undefined ? [] : [paper] };
}
