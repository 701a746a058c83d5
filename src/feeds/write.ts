import { generateAtomFeed, generateJsonFeed, generateOpml, generateRssFeed } from 'feedsmith';
import type { Entry, Feed } from './feed.ts';

export const feedFormats = ['atom', 'rss', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** What each format is called by servers and browsers: RFC 4287, RSS 2.0, JSON Feed 1.1. */
export const feedTypes: Readonly<Record<FeedFormat, string>> = {
  atom: 'application/atom+xml',
  rss: 'application/rss+xml',
  json: 'application/feed+json',
};

/** The feed in a format; `selfUrl` is where that stands. The same feed makes the same text. */
export function writeFeed(feed: Feed, format: FeedFormat, selfUrl: string): string {
  switch (format) {
    case 'atom':
      return asAtom(feed, selfUrl);
    case 'rss':
      return asRss(feed, selfUrl);
    case 'json':
      return asJson(feed, selfUrl);
  }
}

/** A list of feeds that readers take in at once (OPML 2.0). */
export function writeOpml(
  title: string,
  feeds: readonly Pick<Feed, 'title' | 'pageUrl'>[],
  urlOf: (at: number) => string,
): string {
  return generateOpml({
    head: { title: clean(title) },
    body: {
      outlines: feeds.map((feed, at) => ({
        type: 'rss',
        text: clean(feed.title),
        title: clean(feed.title),
        xmlUrl: urlOf(at),
        htmlUrl: feed.pageUrl,
      })),
    },
  });
}

function asAtom({ id, title, about, pageUrl, updated, entries }: Feed, selfUrl: string): string {
  return generateAtomFeed({
    id,
    title: { value: clean(title) },
    subtitle: { value: clean(about) },
    updated,
    authors: [{ name: 'Paperboy' }],
    links: [
      { rel: 'self', type: feedTypes.atom, href: selfUrl },
      { rel: 'alternate', type: 'text/html', href: pageUrl },
    ],
    entries: entries.map((entry) => ({
      id: entry.id,
      title: { value: clean(entry.title) },
      links: [{ rel: 'alternate', href: entry.url }],
      updated: entry.updated,
      ...(entry.published && { published: entry.published }),
      authors: authorsOf(entry),
      categories: entry.categories.map((term) => ({ term: clean(term) })),
      summary: { value: clean(entry.summary) },
      content: { type: 'html', value: clean(entry.html) },
    })),
  });
}

function asRss({ title, about, pageUrl, updated, entries }: Feed, selfUrl: string): string {
  return generateRssFeed({
    title: clean(title),
    link: pageUrl,
    description: clean(about),
    language: 'en',
    lastBuildDate: new Date(updated),
    atom: { links: [{ rel: 'self', type: feedTypes.rss, href: selfUrl }] },
    items: entries.map((entry) => ({
      title: clean(entry.title),
      link: entry.url,
      description: clean(entry.html),
      guid: { value: entry.id, isPermaLink: false },
      pubDate: new Date(entry.updated),
      dc: { creators: authorsOf(entry).map(({ name }) => name) },
      categories: entry.categories.map((name) => ({ name: clean(name) })),
    })),
  });
}

function asJson({ title, about, pageUrl, entries }: Feed, selfUrl: string): string {
  const feed = generateJsonFeed({
    title: clean(title),
    description: clean(about),
    home_page_url: pageUrl,
    feed_url: selfUrl,
    language: 'en',
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: clean(entry.title),
      summary: clean(entry.summary),
      content_html: clean(entry.html),
      date_published: entry.published ?? entry.updated,
      date_modified: entry.updated,
      authors: authorsOf(entry),
      tags: entry.categories.map(clean),
    })),
  });
  // The library leaves out what is empty, and the format wants a list.
  return JSON.stringify(Object.assign({ items: [] }, feed));
}

/** Papers of hundreds of authors are named by the first ten: a feed is read for its papers. */
const mostAuthors = 10;

function authorsOf({ authors }: Entry): { name: string }[] {
  return authors.slice(0, mostAuthors).map((name) => ({ name: clean(name) }));
}

/** Without what no XML document may hold (XML 1.0, 2.2): half characters, most controls, two that are no characters. */
function clean(words: string): string {
  return words.toWellFormed().replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
}
