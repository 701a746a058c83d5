import { load } from 'cheerio/slim';
import { z } from 'zod';
import { type Day, dayIn } from '../day.ts';
import { identify, listedOn, toFind } from './huggingface-adapt.ts';
import { decodeEntries } from './huggingface-wire.ts';
import type { Find, Markup, Parsed } from './parsed.ts';
import { fold, parseJson, wholeNumber } from './text.ts';

/** Reads one page of `/api/daily_papers?date=<day>`. */
export function parseDailyPapers(text: string, day: Day, where: string): Parsed<Find> {
  const list = parseJson(text);
  return Array.isArray(list)
    ? adapt(list, day, where)
    : unread(where, 'the answer is no JSON list of papers');
}

/** Reads `/papers/date/<day>`: the data that the page carries for its own script, else its cards. */
export function parseDatePage(text: string, day: Day, where: string): Parsed<Find> {
  const $ = load(text);
  const carried = $('[data-target="DailyPapers"]').attr('data-props');
  const byProps =
    carried === undefined
      ? unread(
          where,
          `the page carries no list of papers (its title is “${fold($('title').text()).slice(0, 80)}”)`,
        )
      : parseProps(carried, day, where);
  if (byProps.entries !== undefined) return byProps;
  const byCards = parseCards($, day, where);
  return { ...byCards, problems: [...byProps.problems, ...byCards.problems] };
}

const pageProps = z.object({
  dailyPapers: z.array(z.unknown()),
  dateString: z.string().optional().catch(undefined),
  date: z.string().optional().catch(undefined),
});

function parseProps(json: string, day: Day, where: string): Parsed<Find> {
  const { data } = pageProps.safeParse(parseJson(json));
  if (!data) return unread(where, "the page's data-props cannot be read");
  const shown = dayIn(data.dateString ?? data.date ?? '');
  if (shown && shown !== day) return unread(where, `the page shows ${shown} instead`);
  return adapt(data.dailyPapers, day, where);
}

/** Cards hold little, but the papers are there. No card is no list: a page without cards cannot be told from a broken one. */
function parseCards($: Markup, day: Day, where: string): Parsed<Find> {
  const found = $('article')
    .toArray()
    .flatMap((article): Find[] => {
      const link = $(article).find('h3 a[href^="/papers/"]').first();
      const siteId = (link.attr('href') ?? '').split(/[/?#]/)[2];
      const title = fold(link.text());
      if (!siteId || !title) return [];
      const paper = { ...identify(siteId), title, abstract: '', authors: [], keywords: [], categories: [] };
      const votes = wholeNumber($(article).find('.leading-none').first().text());
      const comments = wholeNumber($(article).find('a[href$="#community"]').first().text());
      return [listedOn(day, paper, votes, comments)];
    });
  const cards = $('article').length;
  if (found.length === 0) return unread(where, 'the page has no cards of papers');
  const odd = cards - found.length;
  const problems = odd > 0 ? unread(where, `${odd} of ${cards} cards cannot be read`).problems : [];
  return { found, entries: cards, problems };
}

function adapt(list: readonly unknown[], day: Day, where: string): Parsed<Find> {
  const { found, ...rest } = decodeEntries(list, where);
  return { ...rest, found: found.map((entry) => toFind(entry, day)) };
}

function unread(where: string, what: string): Parsed<Find> {
  return { found: [], problems: [{ source: 'huggingface', where, what }] };
}
