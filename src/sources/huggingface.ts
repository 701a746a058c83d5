import type { Day } from '../day.ts';
import type { Problem } from '../problem.ts';
import { parseDailyPapers, parseDatePage } from './huggingface-parse.ts';
import type { FetchPage, Lacks, Page, PageFailure } from './page.ts';
import { type Find, oncePerPaper } from './parsed.ts';
import type { Harvest, Source } from './source.ts';
import { lacksEnd, parseJson } from './text.ts';

type HuggingFaceOptions = {
  readonly fetchPage: FetchPage;
  /** `https://huggingface.co`, without a slash at the end. */
  readonly endpoint: string;
  /** A free token doubles what may be read in five minutes; nothing else needs it. */
  readonly token?: string;
};

/** Entries a request: the most that the API gives. */
const pageSize = 100;
/** Far more than a day ever had (50 from March to June 2026): a list that goes on for longer is no list of a day. */
const mostPages = 20;

/**
 * Hugging Face Daily Papers, day by day: the JSON API; where that answer cannot be read, the day's page. A day that has not
 * come yet yields nothing at all: no list, no problem.
 */
export function makeHuggingFace({ fetchPage, endpoint, token }: HuggingFaceOptions): Source {
  let bearer = token;

  const get: Get = async (path, accept, lacks) => {
    const request = { url: `${endpoint}${path}`, accept, lacks };
    const answer = await fetchPage({ ...request, ...(bearer && { bearer }) });
    if (!bearer || answer.kind === 'page' || answer.status !== 401) return { answer, problems: [] };
    bearer = undefined;
    const what = 'HF_TOKEN is refused: make a new one, or unset it. Reading goes on without it';
    return { answer: await fetchPage(request), problems: [{ source: 'huggingface', where: path, what }] };
  };

  return {
    name: 'huggingface',
    async *collect(days) {
      for (const day of days) yield await readDay(get, day);
    },
  };
}

type Get = (
  path: string,
  accept: string,
  lacks: Lacks,
) => Promise<{ readonly answer: Page | PageFailure; readonly problems: readonly Problem[] }>;

/** One way in, tried: `whole` where it gave the day's list to its end. */
type Attempt = {
  readonly finds: readonly Find[];
  readonly outcome: 'whole' | 'unread' | 'not there yet';
  readonly problems: readonly Problem[];
};

async function readDay(get: Get, day: Day): Promise<Harvest> {
  const attempts = [await readApi(get, day)];
  if (attempts[0]?.outcome === 'unread') attempts.push(await readPage(get, day));
  const finds = oncePerPaper(attempts.flatMap((attempt) => attempt.finds));
  const problems = attempts.flatMap((attempt) => attempt.problems);
  const outcome = attempts.at(-1)?.outcome;
  return {
    finds,
    lists: outcome === 'whole' ? [{ day, papers: finds.length }] : [],
    problems: outcome === 'unread' ? problems.map((problem) => ({ ...problem, day })) : problems,
  };
}

async function readApi(get: Get, day: Day): Promise<Attempt> {
  const finds: Find[] = [];
  const problems: Problem[] = [];
  const end = (outcome: Attempt['outcome']): Attempt => ({ finds: oncePerPaper(finds), outcome, problems });

  for (let page = 0; page < mostPages; page += 1) {
    const path = `/api/daily_papers?date=${day}&limit=${pageSize}${page > 0 ? `&p=${page}` : ''}`;
    const { answer, problems: met } = await get(path, 'application/json', lacksJson);
    problems.push(...met);
    if (answer.kind === 'failure') {
      if (isFutureDate(answer)) return end('not there yet');
      problems.push({ source: 'huggingface', where: path, what: answer.what });
      return end('unread');
    }
    const parsed = parseDailyPapers(answer.text, day, path);
    problems.push(...parsed.problems);
    if (parsed.entries === undefined) return end('unread');
    const known = oncePerPaper(finds).length;
    finds.push(...parsed.found);
    // A list that moved on between two requests repeats papers; one that repeats only them has come to its end.
    if (parsed.entries < pageSize || oncePerPaper(finds).length === known) return end('whole');
  }
  const what = `the list goes on after ${mostPages} pages`;
  problems.push({ source: 'huggingface', where: `/api/daily_papers?date=${day}`, what });
  return end('unread');
}

async function readPage(get: Get, day: Day): Promise<Attempt> {
  const path = `/papers/date/${day}`;
  const { answer, problems } = await get(path, 'text/html', lacksEnd('html'));
  const unread = (what: string): Attempt => ({
    finds: [],
    outcome: 'unread',
    problems: [...problems, { source: 'huggingface', where: path, what }],
  });
  if (answer.kind === 'failure') return unread(answer.what);
  // A day without a page of its own is answered with another day's.
  if (!new URL(answer.url).pathname.endsWith(path)) return unread('the site shows another page instead');
  const parsed = parseDatePage(answer.text, day, path);
  return {
    finds: parsed.found,
    outcome: parsed.entries === undefined ? 'unread' : 'whole',
    problems: [...problems, ...parsed.problems],
  };
}

function isFutureDate({ status, text = '' }: PageFailure): boolean {
  return status === 400 && text.includes('must be less than or equal');
}

function lacksJson(text: string): string | undefined {
  return parseJson(text) === undefined ? 'is no whole JSON' : undefined;
}
