import type { Message } from '../../delivery.ts';
import { type Html, html } from './html.ts';
import { isPicture, type Shelf } from './shelf.ts';

/** A piece of a message's body, as JSON: what it holds is looked at before it is shown. */
export type Piece = Readonly<Record<string, unknown>>;

/** The thing as a piece; an empty one where it is none. */
export function pieceOf(thing: unknown): Piece {
  return typeof thing === 'object' && thing !== null && !Array.isArray(thing) ? { ...thing } : {};
}

/** The things in a list as pieces. */
export function piecesOf(list: unknown): readonly Piece[] {
  return Array.isArray(list) ? list.map(pieceOf) : [];
}

/** The words of a thing; none where it is no text. */
export function textOf(thing: unknown): string {
  return typeof thing === 'string' ? thing : '';
}

/** A message as it is shown: with where its files can be fetched. */
export type Shown = { readonly message: Message; readonly shelf: Pick<Shelf, 'pathOf'> };

/** The picture that travels with the message under this name; its words where there is none. */
export function pictureHtml(name: string, alt: string, { message, shelf }: Shown): Html {
  const file = (message.files ?? []).find((one) => one.name === name);
  if (!file || !isPicture(file)) return html`<p>${alt}</p>`;
  return html`<img class="picture" src="${shelf.pathOf(file)}" alt="${alt}">`;
}

/** The document that travels with the message under this name, to be kept. */
export function documentHtml(name: string, { message, shelf }: Shown): Html {
  const file = (message.files ?? []).find((one) => one.name === name);
  const words = html`<span aria-hidden="true">📄</span> ${name}`;
  if (!file) return html`<p class="document">${words}</p>`;
  return html`<p class="document"><a href="${shelf.pathOf(file)}" download="${name}">${words}</a></p>`;
}
