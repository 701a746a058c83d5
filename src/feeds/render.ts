import { escapeHtml } from '../escape-html.ts';
import { isOnHuggingFace, type ListedPaper } from '../match.ts';
import { oneLine } from '../one-line.ts';
import { isArxivId, type Paper, paperUrl } from '../paper.ts';
import { shorten } from '../views/shorten.ts';
import { plain } from '../views/words.ts';
import type { Entry } from './feed.ts';

/** A paper as its sites know it, when it was first seen (ISO), and a sentence on it. */
export type SeenPaper = { readonly listed: ListedPaper; readonly seenAt: string; readonly gist?: string };

/** A paper as an entry. Votes and comments are left out: they change every hour, and the paper is the same. */
export function paperEntry({ listed, seenAt, gist = '' }: SeenPaper): Entry {
  const { paper } = listed;
  const abstract = plain(paper.abstract);
  const summary = shorten(oneLine(gist) || abstract, longestSummary);
  return {
    id: idOf(paper),
    url: urlOf(listed),
    title: plain(paper.title) || paper.id,
    summary,
    html: [
      gist === '' || gist === abstract ? '' : paragraph(oneLine(gist)),
      paragraph(abstract),
      byline(paper),
      links(listed),
    ].join(''),
    authors: paper.authors.map(plain).filter((name) => name !== ''),
    categories: paper.categories.map(oneLine).filter((name) => name !== ''),
    ...(paper.publishedOn && { published: `${paper.publishedOn}T00:00:00.000Z` }),
    updated: seenAt,
  };
}

/** Papers as the content of one entry, such as a digest: each its linked title and a sentence. */
export function papersHtml(papers: readonly Omit<SeenPaper, 'seenAt'>[]): string {
  const items = papers.map(({ listed, gist = '' }) => {
    const title = plain(listed.paper.title) || listed.paper.id;
    return `<li>${link(urlOf(listed), title)}${gist === '' ? '' : `<br>${escapeHtml(oneLine(gist))}`}</li>`;
  });
  return `<ol>${items.join('')}</ol>`;
}

/** The content holds the whole abstract: a list of entries shows about this much. */
const longestSummary = 300;

/** arXiv's address is the paper's for ever; the page that readers open may become Hugging Face's a day later. */
function idOf(paper: Paper): string {
  return isArxivId(paper.id) ? `https://arxiv.org/abs/${paper.id}` : paperUrl(paper, false);
}

function urlOf(listed: ListedPaper): string {
  return paperUrl(listed.paper, isOnHuggingFace(listed));
}

function byline({ authors, organization }: Paper): string {
  const names = authors.map(plain).filter((name) => name !== '');
  return paragraph([names.join(', '), plain(organization ?? '')].filter((words) => words !== '').join(' · '));
}

function links(listed: ListedPaper): string {
  const { paper } = listed;
  const onArxiv = isArxivId(paper.id);
  const all = [
    [urlOf(listed), 'Paper'],
    ...(onArxiv ? [[`https://arxiv.org/pdf/${paper.id}`, 'PDF'] as const] : []),
    ...(paper.code ? [[paper.code.url, 'Code'] as const] : []),
    ...(paper.projectUrl ? [[paper.projectUrl, 'Project'] as const] : []),
  ].map(([url = '', name = '']) => link(url, name));
  return `<p>${all.join(' · ')}</p>`;
}

/** Only addresses that a browser may open become links. */
function link(url: string, words: string): string {
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return escapeHtml(words);
  return `<a href="${escapeHtml(parsed.href)}">${escapeHtml(words)}</a>`;
}

function paragraph(words: string): string {
  return words === '' ? '' : `<p>${escapeHtml(words)}</p>`;
}
