import type { Clock } from '../clock.ts';
import { failure } from './failure.ts';
import type { Lane, Page, PageFailure } from './page.ts';

/** Requests in a row that came to nothing, retries included, before a site is left alone for a while. */
const mostMisses = 3;
const restMs = 5 * 60_000;
/** A host that could not be reached is soon tried again: the network may be back. */
const unreachableRestMs = 60_000;

/** Decides when a request may go: one lane after another, not while a site asked for a pause, not to a site that is down. */
export type Turnstile = {
  /** Runs `ask` when it is its turn. Refuses at once, without asking, where the site rests or wants a longer pause than `maxWaitMs`. */
  readonly pass: (url: URL, lane: Lane | undefined, ask: () => Promise<Answer>) => Promise<Answer | Refusal>;
  /** The site asked us to leave this bucket alone. */
  readonly pause: (url: URL, ms: number) => void;
  /** Notes how a request ended once its tries were used up. */
  readonly note: (url: URL, answer: Answer) => void;
  /** Whether the last request to this bucket came to nothing: it is not worth several tries now. */
  readonly isDoubtful: (url: URL) => boolean;
};

type Answer = Page | PageFailure;
type Refusal = { readonly kind: 'refusal'; readonly failure: PageFailure };

export function makeTurnstile(clock: Clock, maxWaitMs: number, signal?: AbortSignal): Turnstile {
  const pausedUntil = new Map<string, number>();
  const resting = new Map<string, { readonly until: number; readonly failure: PageFailure }>();
  const misses = new Map<string, number>();
  const answeredAt = new Map<Lane['name'], number>();
  const oneAtATime = makeQueues();

  const enter = async (url: URL, lane: Lane | undefined): Promise<Refusal | undefined> => {
    const now = clock.now().getTime();
    const rest = resting.get(url.host) ?? resting.get(bucketOf(url));
    if (rest && rest.until > now) {
      const what = `${rest.failure.what}; it is not asked again before ${timeOf(rest.until)}`;
      return { kind: 'refusal', failure: failure(rest.failure.reason, what) };
    }
    const until = pausedUntil.get(bucketOf(url)) ?? 0;
    if (until - now > maxWaitMs) {
      const what = `${url.host} asks for no more requests until ${timeOf(until)}`;
      return { kind: 'refusal', failure: failure('rate-limited', what) };
    }
    const turn = Math.max(until, lane ? (answeredAt.get(lane.name) ?? 0) + lane.gapMs : 0);
    if (turn > now) await clock.sleep(turn - now, signal);
    return undefined;
  };

  return {
    pass: (url, lane, ask) =>
      oneAtATime(lane?.name, async () => {
        const refusal = await enter(url, lane);
        if (refusal) return refusal;
        const answer = await ask();
        // A site that was never reached has heard nothing from us.
        const heard = answer.kind === 'page' || answer.reason !== 'unreachable';
        if (lane && heard) answeredAt.set(lane.name, clock.now().getTime());
        return answer;
      }),
    pause: (url, ms) => {
      const until = clock.now().getTime() + ms;
      if (ms > 0) pausedUntil.set(bucketOf(url), Math.max(until, pausedUntil.get(bucketOf(url)) ?? 0));
    },
    note: (url, answer) => {
      const bucket = bucketOf(url);
      const now = clock.now().getTime();
      if (!isMiss(answer)) misses.delete(bucket);
      else if (answer.reason === 'unreachable')
        resting.set(url.host, { until: now + unreachableRestMs, failure: answer });
      else {
        const count = (misses.get(bucket) ?? 0) + 1;
        misses.set(bucket, count);
        if (count >= mostMisses) resting.set(bucket, { until: now + restMs, failure: answer });
      }
    },
    isDoubtful: (url) => misses.has(bucketOf(url)),
  };
}

/** Works of one name wait for each other; a work without a name for none. */
function makeQueues() {
  const tails = new Map<string, Promise<unknown>>();
  return async <T>(name: string | undefined, work: () => Promise<T>): Promise<T> => {
    if (name === undefined) return work();
    const mine = (tails.get(name) ?? Promise.resolve()).then(work, work);
    tails.set(name, mine);
    return mine;
  };
}

/** A host's own failure says something about its other pages; a 404 or a limit does not. */
function isMiss(answer: Answer): answer is PageFailure {
  if (answer.kind === 'page') return false;
  if (answer.reason === 'status') return (answer.status ?? 0) >= 500;
  return ['unreachable', 'socket', 'time-out', 'broken'].includes(answer.reason);
}

/** What Hugging Face counts together: its API, and its pages (its `RateLimit` header, 2026). */
function bucketOf(url: URL): string {
  return `${url.host} ${url.pathname.startsWith('/api/') ? 'api' : 'pages'}`;
}

function timeOf(moment: number): string {
  return `${new Date(moment).toISOString().slice(11, 16)} UTC`;
}
