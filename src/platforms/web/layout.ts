import { assetPath } from './assets.ts';
import { feedLinks } from './feed-links.ts';
import { type Html, html, htmlResponse } from './html.ts';

export type Page = {
  readonly title: string;
  readonly main: Html;
  /** What stands in the head besides: links to feeds. */
  readonly head?: Html;
  /** The address in the bar that this page belongs to: `/trending`. */
  readonly under?: string;
  /** Also loads the clothes of both chats, and takes the whole width. */
  readonly chats?: true;
  readonly wide?: true;
  readonly query?: string;
};

/** A whole page. */
export function layout({ title, main, head, under, chats, wide, query = '' }: Page): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Paperboy</title>
<link rel="icon" href="${assetPath('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${assetPath('page.css')}">
${chats && html`<link rel="stylesheet" href="${assetPath('chats.css')}">`}
<script src="${assetPath('page.js')}"></script>
${head ?? feedLinks('daily', 'Daily papers')}
</head>
<body>
<a class="skip" href="#main">To the content</a>
<header class="bar">
<a class="name" href="/"><img src="${assetPath('icon.svg')}" alt="" width="28" height="28">Paperboy</a>
<nav aria-label="Pages">${places.map(
    ([path, name]) => html`<a href="${path}"${path === under && html` aria-current="page"`}>${name}</a>`,
  )}</nav>
<form class="find" role="search" action="/search"><label class="unseen" for="find">Search papers</label><input id="find" name="q" type="search" placeholder="Search papers" value="${query}"></form>
<button class="looks" type="button" data-looks hidden>Dark</button>
</header>
<main id="main" tabindex="-1"${(chats || wide) && html` class="wide"`}>
${main}
</main>
<footer><a href="/feeds">Feeds</a> <a href="/operator">Operator</a></footer>
</body>
</html>`;
}

const places = [
  ['/', 'Try it'],
  ['/day', 'Today'],
  ['/trending', 'Trending'],
  ['/topics', 'Topics'],
] as const;

/** A page that only says something. */
export async function wordsPage(status: number, title: string, words: string): Promise<Response> {
  return htmlResponse(layout({ title, main: html`<h1>${title}</h1><p class="lead">${words}</p>` }), status);
}
