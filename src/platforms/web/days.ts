import { addDays, type Day, dayOf } from '../../day.ts';
import { dayAndMonth, weekdayIn } from '../../views/words.ts';
import { feedLinks } from './feed-links.ts';
import { goTo, html, htmlResponse } from './html.ts';
import { layout, wordsPage } from './layout.ts';
import { pager, type Way } from './pager.ts';
import type { Parts } from './parts.ts';
import { isShown, monthOf, weekOf } from './periods.ts';
import { askFor } from './reading.ts';
import type { Route } from './route.ts';
import { viewHtml } from './view-html.ts';

/** A day's papers, by topic. */
export function dayRoutes(parts: Parts): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/day',
      answer: async () => goTo(`/day/${(await newestDay(parts)) ?? dayOf(parts.clock.now())}`),
    },
    {
      method: 'GET',
      path: '/day/:day',
      answer: async (visit) => {
        const day = visit.param('day');
        if (!isShown(day)) return notADay(day);
        return dayPage(parts, day);
      },
    },
  ];
}

async function dayPage(parts: Parts, day: Day): Promise<Response> {
  const answered = await askFor(parts, 'today', { date: day });
  if (!('view' in answered)) return wordsPage(404, 'No such day', answered.mistake);
  const days = [...(await listDays(parts)).keys()].toSorted();
  const [week, month] = [weekOf(day), monthOf(day)];
  const ways = pager(wayTo(days.findLast((one) => one < day)), wayTo(days.find((one) => one > day)));
  const main = html`${viewHtml(answered.view)}
${ways}
<p class="note"><a href="${week.path}">The week of ${dayAndMonth(week.first)}</a> · <a href="${month.path}">${month.title}</a></p>`;
  const { title } = answered.view;
  const head = feedLinks(`day/${day}`, title);
  return htmlResponse(layout({ title, under: '/day', head, main: html`${ways}${main}` }));
}

function wayTo(day: Day | undefined): Way | undefined {
  return day && { path: `/day/${day}`, words: weekdayIn(day) };
}

/** The days on which Hugging Face listed papers, with how many: the others are empty, and skipped. */
export function listDays({ archive, clock }: Parts): Promise<ReadonlyMap<Day, number>> {
  return archive.papers.listedDays('huggingface', '1990-01-01', addDays(dayOf(clock.now()), 1));
}

async function newestDay(parts: Parts): Promise<Day | undefined> {
  return [...(await listDays(parts)).keys()].toSorted().at(-1);
}

function notADay(words: string): Promise<Response> {
  return wordsPage(404, 'No such day', `“${words}” is no day of the calendar. Write it as 2026-06-15.`);
}
