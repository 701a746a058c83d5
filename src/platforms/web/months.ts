import { type Day, daysBetween, isWeekend } from '../../day.ts';
import type { ListedPaper } from '../../match.ts';
import { isSettled } from '../../reading.ts';
import { itemOf } from '../../views/item.ts';
import { count } from '../../views/words.ts';
import { card, cards } from './card.ts';
import { listDays } from './days.ts';
import { html, htmlResponse } from './html.ts';
import { layout, wordsPage } from './layout.ts';
import { pageIn, pager, pageWays, type Way } from './pager.ts';
import type { Parts } from './parts.ts';
import { monthNamed, monthOf, type Period, weekNamed, weekOf } from './periods.ts';
import { showingOf } from './reading.ts';
import type { Route, Visit } from './route.ts';

/** A week's or a month's papers, most votes first. */
export function periodRoutes(parts: Parts): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/week/:week',
      answer: (visit) => periodPage(parts, visit, weekNamed(visit.param('week')), weekOf),
    },
    {
      method: 'GET',
      path: '/month/:month',
      answer: (visit) => periodPage(parts, visit, monthNamed(visit.param('month')), monthOf),
    },
  ];
}

/** More on one page would be heavy. */
const shownAtOnce = 50;

async function periodPage(
  parts: Parts,
  visit: Visit,
  period: Period | undefined,
  around: (day: Day) => Period,
): Promise<Response> {
  if (!period) return wordsPage(404, 'No such time', 'Write a week as 2026-W25, and a month as 2026-06.');
  const { first, last, title, path } = period;
  const papers = await parts.archive.papers.listed('huggingface', first, last);
  const ranked = papers.toSorted((a, b) => votesOf(b) - votesOf(a));
  const page = pageIn(visit.field('page'));
  const shown = ranked.slice((page - 1) * shownAtOnce, page * shownAtOnce);
  if (shown.length === 0 && page > 1) return wordsPage(404, 'No such page', 'The list is shorter than that.');
  const days = [...(await listDays(parts)).keys()].toSorted();
  const read = days.filter((day) => day >= first && day <= last);
  const of = (await isRead(parts, period, read)) ? '' : ` of the ${count(read.length, 'day')} read so far`;
  const ways = pager(
    wayTo(
      days.findLast((day) => day < first),
      around,
    ),
    wayTo(
      days.find((day) => day > last),
      around,
    ),
  );
  const lead =
    ranked.length === 0
      ? 'Hugging Face listed no paper then, as far as I have read.'
      : `${count(ranked.length, 'paper')} from Hugging Face${of}, most votes first.`;
  const main = html`${ways}<h1>${title}</h1><p class="lead">${lead}</p>
${cards(shown.map((listed) => card(itemOf(listed, showingOf(parts)))))}
${pageWays(page, page * shownAtOnce >= ranked.length, (number) => `${path}?page=${number}`)}${ways}`;
  return htmlResponse(layout({ title, under: '/day', main }));
}

/** Whether the list of each of its weekdays is known, or known to be empty. */
async function isRead({ archive }: Parts, { first, last }: Period, listed: readonly Day[]): Promise<boolean> {
  const readings = await archive.readings.of('huggingface', first, last);
  const known = new Set([...listed, ...readings.filter(isSettled).map(({ day }) => day)]);
  return daysBetween(first, last).every((day) => isWeekend(day) || known.has(day));
}

function wayTo(day: Day | undefined, around: (day: Day) => Period): Way | undefined {
  const period = day && around(day);
  return period && { path: period.path, words: period.title };
}

function votesOf({ listings }: ListedPaper): number {
  return Math.max(0, ...listings.map(({ votes = 0 }) => votes));
}
