import { documentHtml, type Piece, pictureHtml, pieceOf, piecesOf, type Shown, textOf } from './body.ts';
import { discordWords } from './discord-words.ts';
import { type Html, html } from './html.ts';

/** The message as Discord shows it: the kinds of its API's components, by their numbers. */
export function discordLook(shown: Shown): Html {
  return html`${piecesOf(shown.message.body.components).map((component) => componentHtml(component, shown))}`;
}

function componentHtml(component: Piece, shown: Shown): Html {
  const inner = () => piecesOf(component.components).map((one) => componentHtml(one, shown));
  switch (component.type) {
    case 1:
      return html`<div class="d-row">${inner()}</div>`;
    case 2:
      return buttonHtml(component);
    case 9:
      return html`<div class="d-section"><div>${inner()}</div>${componentHtml(pieceOf(component.accessory), shown)}</div>`;
    case 10:
      return html`<div class="d-text">${discordWords(textOf(component.content))}</div>`;
    case 12:
      return html`${piecesOf(component.items).map(({ media, description }) =>
        pictureHtml(nameIn(pieceOf(media)), textOf(description), shown),
      )}`;
    case 13:
      return documentHtml(nameIn(pieceOf(component.file)), shown);
    case 14:
      return html`<hr>`;
    case 17:
      return html`<div class="d-card">${inner()}</div>`;
    default:
      return html`<p class="no-look">Discord shows something here that this page cannot show.</p>`;
  }
}

/** A button's id says what a press asks for: `say:show 2606.13432`, `turn:search agents --page 2`. */
function buttonHtml({ label, custom_id: id, url }: Piece): Html {
  if (typeof url === 'string' && /^https?:/.test(url))
    return html`<a class="d-button" href="${url}">${textOf(label)}</a>`;
  const [, kind = 'say', words = ''] = /^(say|turn|more)\d*:(.+)$/su.exec(textOf(id)) ?? [];
  return html`<button class="d-button" name="${kind === 'turn' ? 'turn' : 'say'}" value="${words}">${textOf(label)}</button>`;
}

function nameIn({ url }: Piece): string {
  return textOf(url).replace('attachment://', '');
}
