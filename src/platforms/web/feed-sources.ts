import { addDays, type Day, dayOf } from '../../day.ts';
import type { Feed } from '../../feeds/feed.ts';
import { paperEntry } from '../../feeds/render.ts';
import type { SourceName } from '../../listing.ts';
import type { ListedPaper } from '../../match.ts';
import { parseQuery } from '../../query/parse.ts';
import { dayTitle } from '../../views/day-view.ts';
import { fullDate } from '../../views/words.ts';
import { placeFeed } from './feed-of-place.ts';
import { type FoundFeed, newest, withGist } from './feed-parts.ts';
import type { Parts } from './parts.ts';
import { isShown } from './periods.ts';

/** What a feed is asked for by, behind `/feeds/`: `daily`, `day/2026-06-15`, `topic/agents`, `search`, `place/<signed>`. */
type FeedName = { readonly kind: string; readonly of: string; readonly query: string };

/** Entries of a feed that goes on for ever: more than any day brings. */
const most = 50;
const mostDaily = 100;
const daysShown = 7;

/** Reads what a feed shows; `base` is the address of the page. */
export async function findFeed(parts: Parts, base: string, name: FeedName): Promise<FoundFeed> {
  switch (name.kind) {
    case 'daily':
      return dailyFeed(parts, base);
    case 'day':
      return dayFeed(parts, base, name.of);
    case 'topic':
      return topicFeed(parts, base, name.of);
    case 'search':
      return searchFeed(parts, base, name.query);
    case 'place':
      return placeFeed(parts, base, name.of);
    default:
      return { missing: 'There is no such feed.' };
  }
}

async function dailyFeed(parts: Parts, base: string): Promise<FoundFeed> {
  const today = dayOf(parts.clock.now());
  const first = addDays(today, 1 - daysShown);
  const listed = await parts.archive.papers.listed('huggingface', first, today);
  // Cut by list: many papers were seen at arXiv days before, and the newest list is what readers came for.
  const shown = listed
    .toSorted((a, b) => compare(listDay(b, today, 'huggingface'), listDay(a, today, 'huggingface')))
    .slice(0, mostDaily);
  const about = {
    path: 'daily',
    title: 'Paperboy · Daily papers',
    about: "The papers on Hugging Face's lists of the last seven days, newest first.",
    pageUrl: `${base}/day`,
  };
  return { feed: await listFeed(parts, base, about, shown, first, today) };
}

async function dayFeed(parts: Parts, base: string, day: string): Promise<FoundFeed> {
  if (!isShown(day)) return { missing: `“${day}” is no day of the calendar. Write it as 2026-06-15.` };
  const listed = await parts.archive.papers.listed('huggingface', day, day);
  const about = {
    path: `day/${day}`,
    title: `Paperboy · ${dayTitle(day)}`,
    about: `The papers on Hugging Face's list of ${fullDate(day)}.`,
    pageUrl: `${base}/day/${day}`,
  };
  return { feed: await listFeed(parts, base, about, listed, day, day) };
}

async function topicFeed(parts: Parts, base: string, id: string): Promise<FoundFeed> {
  const topic = parts.topics.find((one) => one.id === id);
  if (!topic) return { missing: `There is no topic “${id}”: ${base}/topics lists them all.` };
  const about = {
    path: `topic/${id}`,
    title: `Paperboy · ${topic.title}`,
    about: `New papers on “${topic.title}” from Hugging Face and arXiv.`,
    pageUrl: `${base}/topic/${id}`,
  };
  return foundFeed(parts, base, about, `topic:${id}`);
}

async function searchFeed(parts: Parts, base: string, typed: string): Promise<FoundFeed> {
  if (typed === '') return { missing: 'Say what to search for: /feeds/search.atom?q=diffusion' };
  const words = new URLSearchParams({ q: typed });
  const about = {
    path: `search?${words}`,
    title: `Paperboy · ${typed}`,
    about: `New papers that match “${typed}”.`,
    pageUrl: `${base}/search?${words}`,
  };
  return foundFeed(parts, base, about, typed);
}

async function foundFeed(parts: Parts, base: string, about: About, typed: string): Promise<FoundFeed> {
  const parsed = parseQuery(typed, parts.topics);
  if (!parsed.ok) return { missing: parsed.mistake.reason };
  const now = parts.clock.now();
  const wish = { sort: 'date', limit: most, offset: 0, now } as const;
  const { papers } = await parts.archive.papers.search(parsed.query, wish);
  return { feed: await feedOf(parts, base, about, papers, dayOf(now)) };
}

type About = {
  readonly path: string;
  readonly title: string;
  readonly about: string;
  readonly pageUrl: string;
};

/** A feed of lists changed when a list last grew, though what came may have been seen elsewhere before. */
async function listFeed(
  parts: Parts,
  base: string,
  about: About,
  papers: readonly ListedPaper[],
  first: Day,
  last: Day,
): Promise<Feed> {
  const feed = await feedOf(parts, base, about, papers, last);
  const read = await parts.archive.readings.of('huggingface', first, last);
  const grown = read.filter((one) => one.papers > 0).map(({ changedAt }) => changedAt);
  return { ...feed, updated: latest([feed.updated, ...grown]) };
}

/** `last`: the last day that the feed covers; an empty one changed last when that day began. */
async function feedOf(
  { archive }: Parts,
  base: string,
  { path, ...about }: About,
  papers: readonly ListedPaper[],
  last: Day,
): Promise<Feed> {
  const seen = await archive.papers.seenAt(papers.map(({ paper }) => paper.id));
  const entries = papers.map((listed) => {
    const day = listDay(listed, last) ?? last;
    const seenAt = latest([seen.get(listed.paper.id) ?? '', `${day}T00:00:00.000Z`]);
    return paperEntry({ ...withGist(listed), seenAt });
  });
  const sorted = entries.toSorted((a, b) => compare(b.updated, a.updated));
  const updated = newest(sorted) ?? `${last}T00:00:00.000Z`;
  return { ...about, id: `${base}/feeds/${path}`, updated, entries: sorted };
}

/** The newest list of up to this day that names the paper. */
function listDay({ listings }: ListedPaper, last: Day, of?: SourceName): Day | undefined {
  return listings.find(({ day, source }) => day <= last && (of === undefined || source === of))?.day;
}

function latest(times: readonly string[]): string {
  return times.toSorted().at(-1) ?? '';
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
