import type { ListedPaper } from '../../match.ts';
import { matchQuery } from '../../query/match.ts';
import { parseQuery } from '../../query/parse.ts';
import type { Query } from '../../query/query.ts';
import type { Item, View } from '../../view.ts';
import { card } from './card.ts';
import { excerptOf } from './excerpt.ts';
import { feedLinks } from './feed-links.ts';
import { type Html, html, htmlResponse } from './html.ts';
import { layout } from './layout.ts';
import { marksOf } from './marks.ts';
import { pageIn, pageWays } from './pager.ts';
import type { Parts } from './parts.ts';
import { askFor } from './reading.ts';
import type { Route, Visit } from './route.ts';
import { viewHtml } from './view-html.ts';

const sorts = { relevance: 'Best match', votes: 'Most votes', date: 'Newest' } as const;
type Sort = keyof typeof sorts;

/** Papers that match what is typed, each with what its abstract says of it, marked. */
export function searchRoutes(parts: Parts): readonly Route[] {
  return [{ method: 'GET', path: '/search', answer: (visit) => searchPage(parts, visit) }];
}

async function searchPage(parts: Parts, visit: Visit): Promise<Response> {
  const query = visit.field('q').trim();
  if (query === '') return page(query, html`<h1>Search</h1><p class="lead">${hint}</p>`);
  const sort = sortIn(visit.field('sort'));
  const number = pageIn(visit.field('page'));
  const answered = await askFor(parts, 'search', { query, sort, page: number });
  if (!('view' in answered)) return page(query, mistakeHtml(answered), 400);
  const pathOf = (wish: { readonly sort?: Sort; readonly page?: number }) =>
    `/search?${new URLSearchParams({ q: query, sort: wish.sort ?? sort, page: String(wish.page ?? 1) })}`;
  const isLast = !answered.view.actions?.some(({ label }) => label === 'Next');
  const choices = html`<nav class="choices" aria-label="Order">${Object.entries(sorts).map(
    ([one, words]) =>
      html`<a href="${pathOf({ sort: sortIn(one) })}"${one === sort && html` aria-current="true"`}>${words}</a>`,
  )}</nav>`;
  const cardOf = await cardsFor(parts, query, answered.view);
  return page(
    query,
    html`${choices}${meantHtml(answered.view)}${viewHtml(answered.view, cardOf)}${pageWays(number, isLast, (to) => pathOf({ page: to }))}`,
  );
}

const hint = 'Type words, a "phrase", author:"Yann LeCun", topic:agents, has:code, upvotes>=20 or since:7d.';

function page(query: string, main: Html, status = 200): Promise<Response> {
  if (query === '' || status !== 200) return htmlResponse(layout({ title: 'Search', query, main }), status);
  const head = feedLinks(`search?${new URLSearchParams({ q: query })}`, query);
  return htmlResponse(layout({ title: `Search · ${query}`, query, head, main }), status);
}

function sortIn(field: string): Sort {
  return field === 'votes' || field === 'date' ? field : 'relevance';
}

/** The presses of the answer that are searches themselves: “Did you mean …?”. Its pages are turned below. */
function meantHtml({ actions = [] }: View): Html {
  return html`${actions.map(({ label, says, replaces }) => {
    const query = /^search (?:-- )?(.+)$/.exec(says)?.[1];
    return query !== undefined && !replaces && html`<p><a href="${pathTo(query)}">${label}</a></p>`;
  })}`;
}

function pathTo(query: string): string {
  return `/search?${new URLSearchParams({ q: query })}`;
}

function mistakeHtml({ mistake, instead }: { readonly mistake: string; readonly instead?: string }): Html {
  const meant = instead?.startsWith('search ') ? instead.slice('search '.length) : undefined;
  return html`<h1>That search is not understood</h1><p class="lead">${mistake}</p>
${meant && html`<p>Try <a href="${pathTo(meant)}">${meant}</a></p>`}`;
}

/** The view's items say what to show; their abstracts and what was found stand in the papers themselves. */
async function cardsFor(parts: Parts, typed: string, { sections }: View): Promise<(item: Item) => Html> {
  const parsed = parseQuery(typed, parts.topics);
  const ids = sections.flatMap(({ items }) => items.map(({ paper }) => paper));
  const papers = new Map((await parts.archive.papers.get(ids)).map((listed) => [listed.paper.id, listed]));
  return (item) => {
    const listed = papers.get(item.paper);
    if (!listed) return card(item);
    const found = parsed.ok
      ? foundIn(parsed.query, listed, parts.clock.now())
      : { words: [], isWhole: false };
    const marks = marksOf(found.words);
    // What is marked needs no words; what was found by its meaning says so.
    const { why: _, ...rest } = item;
    const shown = found.isWhole && marks.length > 0 ? rest : item;
    const abstract = excerptOf(listed.paper.abstract, marks);
    return card(shown, { marks, ...(abstract && { abstract }) });
  };
}

/** What of a query stands in a paper; a paper that is near to it in meaning may have some of its words, or none. */
function foundIn(
  query: Query,
  listed: ListedPaper,
  now: Date,
): { words: readonly string[]; isWhole: boolean } {
  const verdict = matchQuery(query, listed, now);
  if (verdict.matched) return { words: verdict.words, isWhole: true };
  if (query.kind !== 'and' && query.kind !== 'or') return { words: [], isWhole: false };
  return { words: query.queries.flatMap((part) => foundIn(part, listed, now).words), isWhole: false };
}
