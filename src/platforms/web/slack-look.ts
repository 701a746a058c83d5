import { documentHtml, type Piece, pictureHtml, pieceOf, piecesOf, type Shown, textOf } from './body.ts';
import { linkTo } from './card.ts';
import { type Html, html } from './html.ts';

/** The message as Slack shows it: the blocks of its Block Kit. */
export function slackLook(shown: Shown): Html {
  const { message } = shown;
  const documents = (message.files ?? []).filter(({ alt }) => alt === undefined);
  return html`${piecesOf(message.body.blocks).map((block) => blockHtml(block, shown))}${documents.map(({ name }) => documentHtml(name, shown))}`;
}

function blockHtml(block: Piece, shown: Shown): Html {
  switch (block.type) {
    case 'header':
      return html`<p class="s-header" role="heading" aria-level="3">${plainText(block.text)}</p>`;
    case 'context':
      return html`<div class="s-context">${piecesOf(block.elements).map((one) => html`<span>${wordsHtml(one)}</span>`)}</div>`;
    case 'rich_text':
      return html`<div class="s-text">${piecesOf(block.elements).map(({ elements }) => html`<p>${piecesOf(elements).map(richHtml)}</p>`)}</div>`;
    case 'section': {
      const accessory = block.accessory === undefined ? '' : elementHtml(pieceOf(block.accessory));
      return html`<div class="s-section"><p>${wordsHtml(pieceOf(block.text))}</p>${accessory}</div>`;
    }
    case 'actions':
      return html`<div class="s-actions">${piecesOf(block.elements).map(elementHtml)}</div>`;
    case 'divider':
      return html`<hr>`;
    case 'image':
      return pictureHtml(textOf(pieceOf(block.slack_file).id), textOf(block.alt_text), shown);
    default:
      return html`<p class="no-look">Slack shows something here that this page cannot show.</p>`;
  }
}

/** What stands in a line of rich text. */
function richHtml({ type, text, url, user_id: user, style }: Piece): Html {
  const words =
    type === 'user' ? html`<span class="s-mention">@${textOf(user)}</span>` : html`${lines(textOf(text))}`;
  const shown = type === 'link' ? linkTo(textOf(url), words) : words;
  return pieceOf(style).bold === true ? html`<strong>${shown}</strong>` : shown;
}

function lines(text: string): readonly Html[] {
  return text.split('\n').map((line, at) => html`${at > 0 && html`<br>`}${line}`);
}

/** Plain text, or the one piece of mrkdwn that our renderer writes: a link. */
function wordsHtml(piece: Piece): Html {
  if (piece.type !== 'mrkdwn') return html`${lines(textOf(piece.text))}`;
  const [, url = '', words = ''] = /^<([^|<>]+)\|([^<>]*)>$/.exec(textOf(piece.text)) ?? [];
  return url === '' ? html`${unescaped(textOf(piece.text))}` : linkTo(unescaped(url), unescaped(words));
}

function plainText(thing: unknown): string {
  return textOf(pieceOf(thing).text);
}

function elementHtml(element: Piece): Html {
  if (element.type === 'overflow') return menuHtml(piecesOf(element.options));
  if (element.type !== 'button')
    return html`<p class="no-look">Slack shows something here that this page cannot show.</p>`;
  const kind = textOf(element.action_id).startsWith('replace/') ? 'turn' : 'say';
  return html`<button class="s-button" name="${kind}" value="${textOf(element.value)}">${plainText(element.text)}</button>`;
}

function menuHtml(options: readonly Piece[]): Html {
  return html`<details class="s-menu"><summary aria-label="More"><span aria-hidden="true">⋯</span></summary><div>${options.map(
    ({ text, value }) => html`<button name="say" value="${textOf(value)}">${plainText(text)}</button>`,
  )}</div></details>`;
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
