import type { Page } from './page.ts';

/** The most text that is kept to be answered by a 304: a day's pages of both sites several times over. */
const mostCharacters = 32_000_000;

/** The last whole answer of each address that gave an ETag; the ones not asked for longest go first. */
export function makePageCache(most: number = mostCharacters): {
  readonly get: (url: string) => Page | undefined;
  readonly keep: (url: string, page: Page) => void;
} {
  const pages = new Map<string, Page>();
  let characters = 0;

  const drop = (url: string) => {
    characters -= pages.get(url)?.text.length ?? 0;
    pages.delete(url);
  };

  return {
    get: (url) => {
      const page = pages.get(url);
      if (page) {
        pages.delete(url);
        pages.set(url, page);
      }
      return page;
    },
    keep: (url, page) => {
      drop(url);
      if (!page.etag || page.text.length > most) return;
      pages.set(url, page);
      characters += page.text.length;
      for (const oldest of pages.keys()) {
        if (characters <= most) break;
        drop(oldest);
      }
    },
  };
}
