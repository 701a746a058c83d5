import { escapeHtml } from '../../escape-html.ts';
import type { Item } from '../../view.ts';
import { figure } from '../figure.ts';
import { linkTarget, type Piece, words } from './markup.ts';
import { pageLinks } from './page-links.ts';

const most = {
  title: 400,
  gist: 800,
  abstract: 6000,
  authors: 400,
  organization: 200,
  date: 60,
  why: 400,
} as const;

/**
 * One paper: its linked title, what it is about, a small line of facts. In plain text each address has a line of its own.
 * With the address of the page, its abstract is a press away.
 */
export function itemPiece(item: Item, pageUrl: string | undefined): Piece {
  const title = words(item.title, most.title) || item.paper;
  const url = linkTarget(item.url);
  const about = [words(item.gist, most.gist), words(item.abstract, most.abstract)].filter(Boolean);
  const facts = factsOf(item);
  const links = [
    ...(item.code ? [codePiece(item.code)] : []),
    ...pageLinks(item.actions?.slice(0, 1), pageUrl),
  ];
  const small = [...facts.map(escapeHtml), ...links.map(({ html }) => html)].join(' · ');
  return {
    text: [title, ...about, facts.join(' · '), url ?? '', ...links.map(({ text }) => text)]
      .filter(Boolean)
      .join('\n'),
    html: [
      '<div class="paper">',
      `<h3>${url === undefined ? escapeHtml(title) : `<a href="${escapeHtml(url)}">${escapeHtml(title)}</a>`}</h3>`,
      ...about.map((words) => `<p>${escapeHtml(words)}</p>`),
      small === '' ? '' : `<p class="facts">${small}</p>`,
      '</div>',
    ].join(''),
  };
}

function factsOf({ authors, organization, votes, comments, date, why }: Item): readonly string[] {
  return [
    words(authors, most.authors),
    words(organization, most.organization),
    votes ? `▲ ${figure(votes)}` : '',
    comments ? `💬 ${figure(comments)}` : '',
    words(date, most.date),
    words(why, most.why),
  ].filter((fact) => fact !== '');
}

function codePiece({ url, stars }: NonNullable<Item['code']>): Piece {
  const label = stars === undefined ? 'code' : `code ★ ${figure(stars)}`;
  const address = linkTarget(url);
  if (address === undefined) return { text: label, html: label };
  return { text: `${label}: ${address}`, html: `<a href="${escapeHtml(address)}">${label}</a>` };
}
