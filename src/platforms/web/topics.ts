import { addDays, dayOf } from '../../day.ts';
import { matchTopics } from '../../select/topics.ts';
import { nothingRead } from '../../views/empty.ts';
import { count } from '../../views/words.ts';
import { feedLinks } from './feed-links.ts';
import { type Html, html, htmlResponse } from './html.ts';
import { layout, wordsPage } from './layout.ts';
import { pageIn, pageWays } from './pager.ts';
import type { Parts } from './parts.ts';
import { type Answered, askFor } from './reading.ts';
import type { Route } from './route.ts';
import { rowsHtml, viewHtml } from './view-html.ts';

const periods = ['day', 'week', 'month'] as const;

/** What was voted for most, the topics, and the newest papers of each. */
export function topicRoutes(parts: Parts): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/trending',
      answer: async (visit) => {
        const period = periods.find((one) => one === visit.field('period')) ?? 'week';
        const page = pageIn(visit.field('page'));
        const answered = await askFor(parts, 'trending', { period, page });
        const choices = html`<nav class="choices" aria-label="Period">${periods.map(
          (one) =>
            html`<a href="/trending?period=${one}"${one === period && html` aria-current="true"`}>${one}</a>`,
        )}</nav>`;
        return listPage(answered, '/trending', choices, page, `/trending?period=${period}&page=`);
      },
    },
    {
      method: 'GET',
      path: '/topics',
      answer: () => topicsPage(parts),
    },
    {
      method: 'GET',
      path: '/topic/:topic',
      answer: async (visit) => {
        const topic = parts.topics.find(({ id }) => id === visit.param('topic'));
        if (!topic) return wordsPage(404, 'No such topic', 'The page Topics lists them all.');
        const page = pageIn(visit.field('page'));
        const answered = await askFor(parts, 'topics', { topic: topic.id, page });
        const head = feedLinks(`topic/${topic.id}`, topic.title);
        return listPage(answered, '/topics', html``, page, `/topic/${topic.id}?page=`, head);
      },
    },
  ];
}

/** All topics, each with how many papers of the last seven lists are on it: quicker than the whole archive, and told the same way. */
async function topicsPage({ archive, topics, clock }: Parts): Promise<Response> {
  const last = dayOf(clock.now());
  const papers = await archive.papers.listed('huggingface', addDays(last, -6), last);
  const found = papers.flatMap((listed) =>
    matchTopics(listed, topics, clock.now()).map(({ topic }) => topic.id),
  );
  const rows = topics.map(({ id, title }) => ({
    label: html`<a href="/topic/${id}">${title}</a>`,
    text: count(found.filter((one) => one === id).length, 'paper'),
  }));
  const isFresh = papers.length === 0 && (await archive.papers.count()) === 0;
  const main = html`<h1>Topics</h1>
<p class="lead">What digests are grouped by, with the papers of Hugging Face’s lists of the last seven days.${isFresh && ` ${nothingRead}`}</p>${rowsHtml(rows)}`;
  return htmlResponse(layout({ title: 'Topics', under: '/topics', main }));
}

/** An answer that has pages; its button to the next one tells whether there is one. */
async function listPage(
  answered: Answered,
  under: string,
  choices: Html,
  page: number,
  path: string,
  head?: Html,
): Promise<Response> {
  if (!('view' in answered)) return wordsPage(404, 'Nothing to show', answered.mistake);
  const { view } = answered;
  const isLast = !view.actions?.some(({ label }) => label === 'Next');
  const main = html`${choices}${viewHtml(view)}${pageWays(page, isLast, (number) => `${path}${number}`)}`;
  return htmlResponse(layout({ title: view.title, under, main, ...(head && { head }) }));
}
