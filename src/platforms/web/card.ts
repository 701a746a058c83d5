import type { Item } from '../../view.ts';
import { count } from '../../views/words.ts';
import { webAddress } from '../../web-address.ts';
import { figure } from '../figure.ts';
import { type Html, html } from './html.ts';
import { type Marks, marked } from './marks.ts';

/** What a card shows beside the item: something of the abstract instead of the gist, and what was found. */
type CardExtras = { readonly abstract?: Html; readonly marks?: Marks };

/** One paper in a list. */
export function card(item: Item, { abstract, marks = [] }: CardExtras = {}): Html {
  const facts = [
    item.organization && html`<span class="org">${marked(item.organization, marks)}</span>`,
    item.authors && html`<span>${marked(item.authors, marks)}</span>`,
    item.date && html`<span>${item.date}</span>`,
    item.comments ? html`<span>${count(item.comments, 'comment')}</span>` : undefined,
    item.code && codeLink(item.code),
    item.why && html`<span>${item.why}</span>`,
  ].filter(Boolean);
  return html`<li class="card">
<p class="votes"${item.votes === undefined && html` title="No votes were stated"`}><span aria-hidden="true">▲</span> ${item.votes ?? '-'}<span class="unseen"> ${item.votes === 1 ? 'vote' : 'votes'}</span></p>
<article>
<h3><a href="${paperPath(item.paper)}">${marked(item.title, marks)}</a></h3>
${abstract ? html`<p class="abstract">${abstract}</p>` : item.gist && html`<p>${marked(item.gist, marks)}</p>`}
<p class="facts">${facts}</p>
</article></li>`;
}

/** Cards below each other. */
export function cards(all: readonly Html[]): Html {
  return html`<ul class="cards">${all}</ul>`;
}

/** Where a paper is shown. */
function paperPath(id: string): string {
  return `/paper/${id.split('/').map(encodeURIComponent).join('/')}`;
}

/** A link to the code, with its stars where they are known. */
export function codeLink({ url, stars }: NonNullable<Item['code']>): Html {
  const words =
    stars === undefined
      ? 'code'
      : html`code <span aria-hidden="true">★</span><span class="unseen">with stars: </span> ${figure(stars)}`;
  return html`<span>${linkTo(url, words)}</span>`;
}

/** A link to a site; the words alone where the address is no web address. */
export function linkTo(url: string, words: Html | string): Html {
  const address = webAddress(url);
  if (!address) return html`${words}`;
  return html`<a href="${address.href}" rel="noopener noreferrer">${words}</a>`;
}
