import { parseFeed } from './arxiv-feed.ts';
import { type NewestList, parseList } from './arxiv-list.ts';
import { type ArxivSite, arxivProblem } from './arxiv-site.ts';
import type { Lacks } from './page.ts';
import { lacksEnd } from './text.ts';

/**
 * Reads what is new in a category: its list page; where that cannot be read to its end, its feed as well. The last one of
 * the answers is the best; all of them may hold papers.
 */
export async function readNewest(site: ArxivSite, category: string): Promise<readonly NewestList[]> {
  const list = await readWith(site, 'list', `/list/${category}/new`, parseList, lacksEnd('html'));
  if (list.entries !== undefined) return [list];
  return [list, await readWith(site, 'feed', `/rss/${category}`, parseFeed, lacksEnd('rss'))];
}

async function readWith(
  site: ArxivSite,
  host: 'list' | 'feed',
  path: string,
  parse: (text: string, where: string) => NewestList,
  lacks: Lacks,
): Promise<NewestList> {
  const answer = await site.get(host, path, lacks);
  if (answer.kind === 'page') return parse(answer.text, path);
  return { found: [], problems: [arxivProblem(path, answer.what)] };
}
