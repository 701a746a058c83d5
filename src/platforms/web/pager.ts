import { type Html, html } from './html.ts';

/** A way on: the address, and what it leads to. */
export type Way = { readonly path: string; readonly words: string };

/** The ways back and on from a page. */
export function pager(previous: Way | undefined, next: Way | undefined): Html {
  if (!previous && !next) return html``;
  return html`<nav class="pager" aria-label="Before and after">
${previous && html`<a rel="prev" href="${previous.path}">← ${previous.words}</a>`}
${next && html`<a rel="next" href="${next.path}">${next.words} →</a>`}
</nav>`;
}

/** The pages of a long list, beside this one. */
export function pageWays(page: number, isLast: boolean, pathOf: (page: number) => string): Html {
  const way = (number: number) => ({ path: pathOf(number), words: `Page ${number}` });
  return pager(page > 1 ? way(page - 1) : undefined, isLast ? undefined : way(page + 1));
}

/** The page that an address asks for; the first where it names none. */
export function pageIn(field: string): number {
  return /^[1-9]\d{0,4}$/.test(field) ? Number(field) : 1;
}
