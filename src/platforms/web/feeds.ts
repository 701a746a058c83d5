import { createHash } from 'node:crypto';
import type { Feed } from '../../feeds/feed.ts';
import { type FeedFormat, feedFormats, feedTypes, writeFeed, writeOpml } from '../../feeds/write.ts';
import { feedLinks, feedPath } from './feed-links.ts';
import { findFeed } from './feed-sources.ts';
import { html, htmlResponse } from './html.ts';
import { layout, wordsPage } from './layout.ts';
import type { Parts } from './parts.ts';
import type { Route, Visit } from './route.ts';
import { owner } from './visitors.ts';

/** The lists of papers for feed readers, and the page that names them. */
export function feedRoutes(parts: Parts): readonly Route[] {
  return [
    { method: 'GET', path: '/feeds', answer: (visit) => feedsPage(parts, visit) },
    { method: 'GET', path: '/feeds.opml', answer: async (visit) => opml(parts, visit) },
    { method: 'GET', path: '/feeds/:name{.+}', answer: (visit) => feed(parts, visit) },
  ];
}

async function feed(parts: Parts, visit: Visit): Promise<Response> {
  const [, kind = '', of = '', ending] = /^(\w+)(?:\/(.+))?\.(\w+)$/.exec(visit.param('name')) ?? [];
  const format = feedFormats.find((one) => one === ending);
  if (!format)
    return wordsPage(
      404,
      'No such feed',
      'A feed ends with .atom, .rss or .json: the page Feeds names them.',
    );
  const base = baseOf(parts, visit);
  const query = visit.field('q').trim();
  const found = await findFeed(parts, base, { kind, of, query });
  if ('missing' in found) return wordsPage(404, 'No such feed', found.missing);
  const search = kind === 'search' ? `?${new URLSearchParams({ q: query })}` : '';
  const selfUrl = `${base}${visit.url.pathname}${search}`;
  return answer(visit, found.feed, writeFeed(found.feed, format, selfUrl), format, kind === 'place');
}

/** The feed, or 304 where the reader has it already (RFC 9110, 13.1): by its ETag, or else by its date. */
function answer(
  { headers }: Visit,
  { updated }: Feed,
  body: string,
  format: FeedFormat,
  isPrivate: boolean,
): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const changed = new Date(updated);
  const known = {
    etag,
    'last-modified': changed.toUTCString(),
    // Sites are read every twenty minutes: asking more often brings nothing.
    'cache-control': `${isPrivate ? 'private' : 'public'}, max-age=900`,
  };
  if (isKnown(headers, etag, changed)) return new Response(null, { status: 304, headers: known });
  return new Response(body, {
    headers: {
      ...known,
      'content-type': `${feedTypes[format]}; charset=utf-8`,
      // Feeds are read by pages of other sites too, and hold nothing but what anybody may read.
      ...(!isPrivate && {
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      }),
    },
  });
}

function isKnown(headers: Headers, etag: string, changed: Date): boolean {
  const tags = headers.get('if-none-match');
  if (tags !== null)
    return tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
  const since = Date.parse(headers.get('if-modified-since') ?? '');
  return Math.floor(changed.getTime() / 1000) * 1000 <= since;
}

function opml(parts: Parts, visit: Visit): Response {
  const base = baseOf(parts, visit);
  const feeds = feedsOf(parts, base);
  const body = writeOpml('Paperboy', feeds, (at) => `${base}${feedPath(feeds[at]?.path ?? '', 'atom')}`);
  return new Response(body, { headers: { 'content-type': 'text/x-opml; charset=utf-8' } });
}

function feedsOf({ topics }: Parts, base: string) {
  const ofTopic = topics.map(({ id, title }) => ({
    title: `Paperboy · ${title}`,
    path: `topic/${id}`,
    pageUrl: `${base}/topic/${id}`,
  }));
  return [{ title: 'Paperboy · Daily papers', path: 'daily', pageUrl: `${base}/day` }, ...ofTopic];
}

async function feedsPage(parts: Parts, visit: Visit): Promise<Response> {
  const base = baseOf(parts, visit);
  const sendsMail = parts.contextFor(owner).page?.sendsMail;
  const main = html`<h1>Feeds</h1>
<p class="lead">Papers in your feed reader, as Atom, RSS or JSON Feed. <a href="/feeds.opml">All of them in one file (OPML)</a>.${sendsMail && html` Or get them <a href="/mail">by mail</a>.`}</p>
<dl class="rows">${feedsOf(parts, base).map(
    ({ title, path }) =>
      html`<div><dt>${title.replace('Paperboy · ', '')}</dt><dd>${feedFormats.map(
        (format) => html`<a href="${feedPath(path, format)}">${format}</a> `,
      )}</dd></div>`,
  )}</dl>
<p class="note">Any search is a feed too: ${base}/feeds/search.atom?q=diffusion, and a day: ${base}/feeds/day/2026-06-15.rss. The digests of a channel have an address of their own, which the command feed tells there.</p>`;
  return htmlResponse(
    layout({ title: 'Feeds', under: '/feeds', main, head: feedLinks('daily', 'Daily papers') }),
  );
}

/** Links in a feed are whole, since readers show it elsewhere: by the address that is set, or the one it was asked at. */
function baseOf({ settings }: Parts, { url }: Visit): string {
  return settings.url ?? url.origin;
}
