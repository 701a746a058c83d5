import type { Problem } from '../problem.ts';
import type { FetchPage, Lacks, Lane, Page, PageFailure } from './page.ts';

/** arXiv's three hosts, and how to read them. */
export type ArxivSite = {
  readonly get: (host: keyof Hosts, path: string, lacks: Lacks) => Promise<Page | PageFailure>;
};

type Hosts = { readonly list: string; readonly feed: string; readonly api: string };

const realHosts: Hosts = {
  list: 'https://arxiv.org',
  feed: 'https://rss.arxiv.org',
  api: 'https://export.arxiv.org',
};

/** One connection and three seconds between requests, over all hosts (arXiv API Terms of Use, 2026). */
const lane: Lane = { name: 'arxiv', gapMs: 3000 };

/** arXiv itself, or one base address that stands for its three hosts. */
export function arxivSite(fetchPage: FetchPage, url?: string): ArxivSite {
  const hosts = url ? { list: url, feed: url, api: url } : realHosts;
  return {
    get: (host, path, lacks) =>
      fetchPage({ url: `${hosts[host]}${path}`, slow: host === 'api', lane, lacks }),
  };
}

/** Something arXiv said that could not be read. */
export function arxivProblem(where: string, what: string): Problem {
  return { source: 'arxiv', where, what };
}
