import type { Item, Row, View } from '../../view.ts';
import { card, cards, linkTo } from './card.ts';
import { type Html, html } from './html.ts';

/** A view as a page shows it: papers as cards, words as rows. Its buttons are left to pages that know where they lead. */
export function viewHtml(view: View, cardOf: (item: Item) => Html = (item) => card(item)): Html {
  return html`<h1>${view.title}</h1>
${view.lead && html`<p class="lead">${view.lead}</p>`}
${view.sections.map(
  ({ title, items, rows = [] }) => html`<section>
${(view.sections.length > 1 || rows.length > 0) && html`<h2>${title}</h2>`}
${items.length > 0 && cards(items.map(cardOf))}
${rows.length > 0 && rowsHtml(rows.map(({ label, text, isAddress }) => ({ label, text: isAddress ? linkTo(text, text) : text })))}
</section>`,
)}
${view.note && html`<p class="note">${view.note}</p>`}`;
}

/** Labels and what belongs to them. */
export function rowsHtml(
  rows: readonly { readonly label: Row['label'] | Html; readonly text: Row['text'] | Html }[],
): Html {
  return html`<dl class="rows">${rows.map(({ label, text }) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>`;
}
