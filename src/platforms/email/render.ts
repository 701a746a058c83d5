import type { Message } from '../../delivery.ts';
import { escapeHtml } from '../../escape-html.ts';
import type { Row, Section, View } from '../../view.ts';
import { filesOf } from '../files.ts';
import { type Block, type Chapter, paginate } from '../pages.ts';
import { itemPiece } from './item.ts';
import { linkTarget, type Piece, words } from './markup.ts';
import { pageLinks, withoutTyped } from './page-links.ts';

/** A mail without what only its sending knows: who gets it, and the links that are signed for them. */
export type MailBody = {
  readonly subject: string;
  readonly text: string;
  /** What stands within the page of the mail. */
  readonly html: string;
};

/** Gmail cuts a mail after 102 kB: a longer view comes as several mails, with room left for what stands around it. */
const room = { parts: 10_000, characters: 80_000 };

/**
 * The view as mails: each with the same words as plain text and as HTML. Pictures travel with it, nothing is fetched. With
 * the address of the page, what a chat has buttons for are links there.
 */
export function renderEmail(view: View, pageUrl?: string): readonly Message[] {
  const files = filesOf(view);
  const pictures = [...files.first, ...files.last];
  const pages = paginate(chaptersOf(view, files, pageUrl), room, closingOf(view, files, pageUrl));
  const name = words(view.title, most.subject) || 'Paperboy';
  return pages.map(({ parts, papers }, at) => ({
    body: bodyOf(pages.length > 1 ? `${name} (${at + 1} of ${pages.length})` : name, parts),
    papers,
    ...(at === 0 &&
      pictures.length + files.documents.length > 0 && { files: [...pictures, ...files.documents] }),
  }));
}

/** What is shown at most of each thing. */
const most = { subject: 200, heading: 200, lead: 3000, note: 3000, label: 300, row: 2000 } as const;

type Files = ReturnType<typeof filesOf>;

function bodyOf(subject: string, pieces: readonly Piece[]): MailBody {
  return {
    subject,
    text: pieces
      .map(({ text, isClose }) => (isClose ? `\n${text}` : `\n\n${text}`))
      .join('')
      .trimStart(),
    html: pieces.map(({ html }) => html).join('\n'),
  };
}

function chaptersOf(view: View, { first }: Files, pageUrl: string | undefined): readonly Chapter<Piece>[] {
  const title = words(view.title, most.heading) || 'Paperboy';
  const opening = [
    { text: title, html: tag('h1', title) },
    ...paragraph(words(view.lead, most.lead), 'lead'),
    ...first.map(pictureOf),
  ];
  return [{ blocks: [blockOf(opening)] }, ...view.sections.map((section) => chapterOf(section, pageUrl))];
}

function chapterOf({ title, items, rows = [] }: Section, pageUrl: string | undefined): Chapter<Piece> {
  const heading = words(title, most.heading);
  const blocks = [
    ...items.map((item) => blockOf([itemPiece(item, pageUrl)], item.paper)),
    ...rows.map(rowPiece).flatMap((piece) => (piece ? [blockOf([piece])] : [])),
  ];
  if (heading === '') return { blocks };
  return {
    heading: (where) => {
      const shown = where === 'again' ? `${heading} (continued)` : heading;
      return blockOf([
        { text: `${shown}\n${'-'.repeat(Math.min(shown.length, 72))}`, html: tag('h2', shown) },
      ]);
    },
    blocks,
  };
}

function rowPiece({ label, text, isAddress }: Row): Piece | undefined {
  const target = isAddress && linkTarget(text);
  const [name, said] = [words(label, most.label), target || words(text, most.row)];
  if (name === '' && said === '') return undefined;
  const shown = target ? `<a href="${escapeHtml(target)}">${escapeHtml(target)}</a>` : escapeHtml(said);
  const html = `<p class="row">${name === '' ? '' : `<b>${escapeHtml(name)}</b> `}${shown}</p>`;
  return { text: [name, said].filter(Boolean).join(': '), html, isClose: true };
}

function closingOf(
  { note, actions }: View,
  { last }: Files,
  pageUrl: string | undefined,
): Block<Piece> | undefined {
  const links = pageLinks(actions, pageUrl);
  const said = links.length > 0 ? withoutTyped(note, actions) : note;
  const pieces = [...last.map(pictureOf), ...paragraph(words(said, most.note), 'note'), ...linesOf(links)];
  return pieces.length === 0 ? undefined : blockOf(pieces);
}

function linesOf(links: readonly Piece[]): readonly Piece[] {
  if (links.length === 0) return [];
  const html = `<p class="note">${links.map((link) => link.html).join(' · ')}</p>`;
  return [{ text: links.map(({ text }) => text).join('\n'), html }];
}

/** A picture that travels in the mail: its name is its content id. */
function pictureOf({ name, alt }: Files['first'][number]): Piece {
  return {
    text: `[Picture: ${alt}]`,
    html: `<p><img src="cid:${escapeHtml(name)}" alt="${escapeHtml(alt)}" width="600"></p>`,
  };
}

function paragraph(text: string, look: string): readonly Piece[] {
  return text === '' ? [] : [{ text, html: `<p class="${look}">${escapeHtml(text)}</p>` }];
}

function tag(name: 'h1' | 'h2', text: string): string {
  return `<${name}>${escapeHtml(text)}</${name}>`;
}

function blockOf(parts: readonly Piece[], paper?: string): Block<Piece> {
  const characters = parts.reduce((sum, { html }) => sum + html.length + 1, 0);
  return { parts, size: { parts: parts.length, characters }, papers: paper === undefined ? [] : [paper] };
}
