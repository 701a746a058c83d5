import type { Item } from '../../view.ts';
import { type Html, html } from './html.ts';
import { type Marks, marked } from './marks.ts';

/** What a card shows beside the item: the whole abstract instead of a sentence, and what was found. */
export type CardExtras = { readonly abstract?: Html; readonly authors?: string; readonly marks?: Marks };

/** One paper in a list. */
export function card(item: Item, { abstract, authors, marks = [] }: CardExtras = {}): Html {
  const facts = [
    item.organization && html`<span class="org">${marked(item.organization, marks)}</span>`,
    (authors ?? item.authors) && html`<span>${marked(authors ?? item.authors ?? '', marks)}</span>`,
    item.date && html`<span>${item.date}</span>`,
    item.comments !== undefined && html`<span>${counted(item.comments, 'comment')}</span>`,
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
export function paperPath(id: string): string {
  return `/paper/${id.split('/').map(encodeURIComponent).join('/')}`;
}

/** `1 comment`, `1,204 votes`. */
export function counted(amount: number, one: string): string {
  return `${amount.toLocaleString('en')} ${one}${amount === 1 ? '' : 's'}`;
}

/** A link to the code, with its stars where they are known. */
export function codeLink({ url, stars }: NonNullable<Item['code']>): Html {
  const words =
    stars === undefined
      ? 'code'
      : html`code <span aria-hidden="true">★</span><span class="unseen">with stars: </span> ${stars.toLocaleString('en')}`;
  return html`<span>${linkTo(url, words)}</span>`;
}

/** A link to a site; the words alone where the address is no web address. */
export function linkTo(url: string, words: Html | string): Html {
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return html`${words}`;
  return html`<a href="${parsed.href}" rel="noopener noreferrer">${words}</a>`;
}
