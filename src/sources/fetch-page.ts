import type { Clock } from '../clock.ts';
import { readBody } from '../read-body.ts';
import { connectionFailure, failure, isPassing, statusFailure } from './failure.ts';
import type { FetchPage, Page, PageFailure, PageRequest } from './page.ts';
import { makePageCache } from './page-cache.ts';
import { askedPauseMs } from './rate-limit.ts';
import { makeTurnstile, type Turnstile } from './turnstile.ts';

/** How pages are fetched; only the first three must be given. */
export type FetchPageOptions = {
  readonly clock: Clock;
  /** From 0 up to 1; spreads the waits, so that many copies of us do not come back together. */
  readonly random: () => number;
  /** Names us, with an address where we can be reached. */
  readonly userAgent: string;
  /** Aborts when the program ends: what is under way fails with the reason `ended`. */
  readonly signal?: AbortSignal;
  /** How often a page is asked for in all. */
  readonly tries?: number;
  /** For one try, its body included, in real time; a slow page gets three times as much. */
  readonly timeoutMs?: number;
  /** A thousand entries of arXiv's API are 2.4 MB, a long day of Hugging Face 0.4 MB (papers of May and June 2026). */
  readonly maxBytes?: number;
  /** The longest pause that a site may ask for and get; where it asks for more the request fails and says until when. */
  readonly maxWaitMs?: number;
};

/** Makes the one function that reads pages from the network: polite, patient within bounds, and never rejecting. */
export function makeFetchPage(options: FetchPageOptions): FetchPage {
  const { clock, random, signal, tries = 4, maxWaitMs = 60_000 } = options;
  const turnstile = makeTurnstile(clock, maxWaitMs, signal);
  const ask = makeAsk(options, turnstile);

  const fetchPatiently = async (request: PageRequest, url: URL): Promise<Page | PageFailure> => {
    const doubtful = turnstile.isDoubtful(url);
    for (let attempt = 1; ; attempt += 1) {
      const answer = await turnstile.pass(url, request.lane, () => ask(request, url));
      if (answer.kind === 'refusal') return answer.failure;
      if (answer.kind === 'page' || attempt >= mostTries(answer, doubtful ? 1 : tries)) {
        turnstile.note(url, answer);
        return answer;
      }
      await clock.sleep(waitMs(answer, attempt, random()), signal);
    }
  };

  return async (request) => {
    const url = URL.parse(request.url);
    if (!url) return failure('unreachable', 'the address of a page is no web address: look at the settings');
    try {
      return await fetchPatiently(request, url);
    } catch (error) {
      // A sleep that was cut short; anything else is a fault of ours and may be seen.
      if (signal?.aborted) return ended(url);
      throw error;
    }
  };
}

/** Makes what sends one request, and remembers the pages that may be answered by a 304. */
function makeAsk(options: FetchPageOptions, turnstile: Pick<Turnstile, 'pause'>) {
  const { clock, userAgent, signal, timeoutMs = 20_000, maxBytes = 16_000_000 } = options;
  const cache = makePageCache();
  return async (request: PageRequest, url: URL): Promise<Page | PageFailure> => {
    const known = cache.get(request.url);
    const limitMs = request.slow ? 3 * timeoutMs : timeoutMs;
    const timeLimit = AbortSignal.timeout(limitMs);
    try {
      const response = await fetch(url, {
        headers: headersFor(request, userAgent, known),
        signal: signal ? AbortSignal.any([timeLimit, signal]) : timeLimit,
      });
      turnstile.pause(url, askedPauseMs(response.status, response.headers, clock.now()));
      if (response.status === 304 && known) return { ...known, ...sentAtOf(response) };
      const answer = await readAnswer(response, request, url.host, maxBytes);
      if (answer.kind === 'page') cache.keep(request.url, answer);
      return answer;
    } catch (error) {
      if (signal?.aborted) return ended(url);
      if (timeLimit.aborted)
        return failure('time-out', `${url.host} did not answer within ${limitMs / 1000} s`);
      return connectionFailure(error, url.host);
    }
  };
}

function headersFor(
  request: PageRequest,
  userAgent: string,
  known: Page | undefined,
): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: request.accept ?? '*/*',
    ...(known?.etag && { 'if-none-match': known.etag }),
    // The standard has fetch drop this header where a redirect leaves the origin; a test holds Node to it.
    ...(request.bearer && { authorization: `Bearer ${request.bearer}` }),
  };
}

async function readAnswer(
  response: Response,
  { lacks }: PageRequest,
  host: string,
  maxBytes: number,
): Promise<Page | PageFailure> {
  const { status, url } = response;
  const bytes = await readBody(response, maxBytes);
  if (!bytes) return failure('too-large', `${host} sent more than ${maxBytes / 1_000_000} MB`);
  const text = decode(bytes);
  if (!response.ok) return statusFailure(status, text ?? '', host);
  if (text === undefined) return failure('broken', `${host} sent an answer that is no text in UTF-8`);
  if (text.trim() === '') return failure('broken', `${host} sent an empty answer`);
  const lacking = lacks?.(text);
  if (lacking) return failure('broken', `${host} sent an answer that ${lacking}`);
  const etag = response.headers.get('etag');
  return { kind: 'page', text, url, ...(etag && { etag }), ...sentAtOf(response) };
}

function sentAtOf({ headers }: Response): Pick<Page, 'sentAt'> {
  const time = new Date(headers.get('date') ?? '');
  return Number.isNaN(time.getTime()) ? {} : { sentAt: time };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Where there is no way to a host, or no answer from it, one more try must do: somebody waits to hear of it. */
function mostTries(answer: PageFailure, tries: number): number {
  if (!isPassing(answer)) return 1;
  return ['unreachable', 'time-out'].includes(answer.reason) ? Math.min(2, tries) : tries;
}

/** About 1, 3 and 9 seconds (a third of one where nothing was reached), each somewhere between half of that and one and a half. */
function waitMs(answer: PageFailure, attempt: number, random: number): number {
  const middle = answer.reason === 'unreachable' ? 300 : 1000 * 3 ** (attempt - 1);
  return Math.round(middle * (0.5 + random));
}

function ended(url: URL): PageFailure {
  return failure('ended', `${url.host} was not waited for: the program is ending`);
}
