import { type FeedFormat, feedFormats, feedTypes } from '../../feeds/write.ts';
import { type Html, html } from './html.ts';

/** For the head of a page: feed readers find the feed that shows the same. */
export function feedLinks(path: string, title: string): Html {
  return html`${feedFormats.map(
    (format) =>
      html`<link rel="alternate" type="${feedTypes[format]}" title="${title}" href="${feedPath(path, format)}">`,
  )}`;
}

/** `search?q=x` as `/feeds/search.atom?q=x`. */
export function feedPath(path: string, format: FeedFormat): string {
  const [name = '', query] = path.split('?');
  return `/feeds/${name}.${format}${query === undefined ? '' : `?${query}`}`;
}
