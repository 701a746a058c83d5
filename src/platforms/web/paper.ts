import { sourceTitles } from '../../listing.ts';
import { isOnHuggingFace, type ListedPaper } from '../../match.ts';
import { isArxivId, type Paper } from '../../paper.ts';
import { matchTopics } from '../../select/topics.ts';
import { itemOf } from '../../views/item.ts';
import { count, fullDate, plain } from '../../views/words.ts';
import { card, cards, codeLink, linkTo } from './card.ts';
import { type Html, html, htmlResponse } from './html.ts';
import { layout, wordsPage } from './layout.ts';
import { withMaths } from './maths.ts';
import type { Parts } from './parts.ts';
import { askFor, showingOf } from './reading.ts';
import type { Route } from './route.ts';
import { rowsHtml } from './view-html.ts';

/** One paper, whole. */
export function paperRoutes(parts: Parts): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/paper/:id{.+}',
      answer: async (visit) => {
        const [listed] = await parts.archive.papers.get([visit.param('id')]);
        if (!listed)
          return wordsPage(
            404,
            'No such paper',
            'Neither site listed it while I was reading: search for its title.',
          );
        return paperPage(parts, listed);
      },
    },
  ];
}

async function paperPage(parts: Parts, listed: ListedPaper): Promise<Response> {
  const { paper, listings } = listed;
  const item = itemOf(listed, showingOf(parts));
  const similar = await askFor(parts, 'similar', { paper: paper.id });
  const alike = 'view' in similar ? similar.view.sections.flatMap(({ items }) => items) : [];
  const main = html`<article class="paper">
<h1>${item.title}</h1>
<p class="authors">${authorsOf(paper)}</p>
<p class="facts">${[
    item.organization && html`<span class="org">${item.organization}</span>`,
    paper.publishedOn && html`<span>${fullDate(paper.publishedOn)}</span>`,
    item.votes !== undefined && html`<span>${count(item.votes, 'vote')}</span>`,
    item.comments !== undefined && html`<span>${count(item.comments, 'comment')}</span>`,
    item.code && codeLink(item.code),
  ].filter(Boolean)}</p>
<p class="ways">${waysOf(listed)}</p>
${paper.gist && html`<p class="gist">${plain(paper.gist)}</p>`}
<h2>Abstract</h2>
<p class="abstract">${paper.abstract === '' ? 'No site stated one.' : withMaths(paper.abstract)}</p>
${rowsHtml(rowsOf(parts, listed))}
${listings.length > 0 && listedTable(listed)}
</article>
<section><h2>Similar papers</h2>
${alike.length > 0 ? cards(alike.map((one) => card(one))) : html`<p>No other paper here shares its telling words.</p>`}
</section>`;
  return htmlResponse(layout({ title: item.title, main }));
}

/** More names would be a wall: up to 573 have been seen on one paper. */
const authorsShown = 40;

function authorsOf({ authors }: Paper): Html {
  const shown = authors.slice(0, authorsShown).map(plain).filter(Boolean);
  const links = shown.map(
    (name, at) =>
      html`${at > 0 && ', '}<a href="/search?${new URLSearchParams({ q: `author:"${name.replaceAll('"', '')}"` })}">${name}</a>`,
  );
  const more = authors.length - shown.length;
  return html`${links}${more > 0 && ` and ${more} more`}`;
}

function waysOf(listed: ListedPaper): Html {
  const { paper } = listed;
  const ways = isArxivId(paper.id)
    ? [
        isOnHuggingFace(listed) && linkTo(`https://huggingface.co/papers/${paper.id}`, 'Hugging Face'),
        linkTo(`https://arxiv.org/abs/${paper.id}`, 'arXiv'),
        linkTo(`https://arxiv.org/pdf/${paper.id}`, 'PDF'),
      ]
    : [paper.url !== undefined && linkTo(paper.url, 'The paper')];
  return html`${[...ways, paper.projectUrl !== undefined && linkTo(paper.projectUrl, 'Project page')].filter(Boolean)}`;
}

function rowsOf({ topics, clock }: Parts, listed: ListedPaper) {
  const { id, categories, keywords } = listed.paper;
  const found = matchTopics(listed, topics, clock.now());
  return [
    ...(found.length > 0
      ? [
          {
            label: 'Topics',
            text: html`${found.map(({ topic }, at) => html`${at > 0 && ', '}<a href="/topic/${topic.id}">${topic.title}</a>`)}`,
          },
        ]
      : []),
    ...(keywords.length > 0 ? [{ label: 'Keywords', text: keywords.map(plain).join(', ') }] : []),
    ...(categories.length > 0 ? [{ label: 'Categories', text: categories.join(', ') }] : []),
    { label: 'Id', text: id },
  ];
}

function listedTable({ listings }: ListedPaper): Html {
  return html`<h2 id="listed">Listed</h2>
<div class="scroll"><table aria-labelledby="listed"><thead><tr><th scope="col">Day</th><th scope="col">By</th><th scope="col">Votes</th><th scope="col">Comments</th></tr></thead>
<tbody>${listings.map(
    ({ source, day, votes, comments }) =>
      html`<tr><td><a href="/day/${day}">${fullDate(day)}</a></td><td>${sourceTitles[source]}</td><td>${votes ?? '-'}</td><td>${comments ?? '-'}</td></tr>`,
  )}</tbody></table></div>`;
}
