import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import { buffer } from 'node:stream/consumers';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Once } from '../../once.ts';
import type { Knock } from '../door.ts';
import { type Fields, fieldsOf } from './call.ts';
import { eventsPath, installPath, redirectPath } from './paths.ts';
import { longestMs, readSignature } from './signature.ts';

type Parts = {
  readonly signingSecret: string;
  readonly once: Once;
  readonly clock: Clock;
  readonly log: Log;
  /** Takes what passes; undefined until we are connected. */
  readonly receiver: () => RequestListener | undefined;
  /** Answers the browsers of those who install us: nobody signs what they ask. */
  readonly pages?: RequestListener;
};

/**
 * Lets in what Slack sends: signed by it, within five minutes, and not come before. What came before is answered as if
 * all were well, and nobody acts on it: Slack sends an event again where our answer was late.
 */
export function makeKnock({ pages, ...parts }: Parts): Knock {
  const tell = makeTelling(parts);
  return {
    path: '/slack/',
    listen: async (request, response) => {
      const { pathname = '' } = URL.parse(request.url ?? '', 'http://door') ?? {};
      const asked = `${request.method} ${pathname}`;
      if (asked === `POST ${eventsPath}`) return take(parts, tell, request, response);
      if (pages && browsed.includes(asked)) return pages(request, response);
      return end(response, 404);
    },
  };
}

const browsed = [`GET ${installPath}`, `GET ${redirectPath}`];

async function take(
  { signingSecret, once, clock, receiver }: Parts,
  tell: (what: Refusal) => void,
  request: IncomingMessage,
  response: ServerResponse & { req: IncomingMessage },
): Promise<void> {
  const hand = receiver();
  if (!hand) return end(response, 503);
  const rawBody = await buffer(request);
  const now = clock.now();
  const said = readBody(request.headers['content-type'], rawBody);
  // Slack's look at whether the address is there at all: unsigned, and nothing else in it is read.
  if (said?.ssl_check === '1') return end(response, 200);
  const signed = readSignature(request.headers, rawBody, signingSecret, now);
  if (signed.kind !== 'right') {
    tell(signed.kind);
    return end(response, 401);
  }
  if (!said || !isEnvelope(said)) return end(response, 400);
  const { event_id: event } = said;
  const isFirst =
    typeof event === 'string'
      ? await once(`slack-event ${event}`, now, new Date(now.getTime() + eventMs))
      : await once(`slack-request ${signed.signature}`, now, new Date(signed.at.getTime() + longestMs + 1));
  if (!isFirst) return end(response, 200);
  hand(Object.assign(request, { rawBody }), response);
}

/** Slack sends an event three times more within about six minutes (docs.slack.dev, Events API); an hour holds slower days too. */
const eventMs = 3_600_000;

/** What Bolt will read, as it reads it; undefined where that is no object with fields. */
function readBody(contentType: string | undefined, body: Buffer): Fields | undefined {
  try {
    const text = body.toString();
    if (contentType !== 'application/x-www-form-urlencoded') return objectIn(JSON.parse(text));
    const form = parse(text);
    return typeof form.payload === 'string' ? objectIn(JSON.parse(form.payload)) : form;
  } catch {
    return undefined;
  }
}

/** Whether Bolt will know what it is: it lets all else wait for three seconds, and in vain. */
function isEnvelope({ command, type, event }: Fields): boolean {
  if (typeof command === 'string') return true;
  return type === 'event_callback' ? objectIn(event) !== undefined : typeof type === 'string';
}

function objectIn(thing: unknown): Fields | undefined {
  return typeof thing === 'object' && thing !== null && !Array.isArray(thing) ? fieldsOf(thing) : undefined;
}

type Refusal = 'unsigned' | 'forged' | 'stale';

const refusals: Readonly<Record<Refusal, string>> = {
  unsigned: 'a request without Slack’s signature was refused',
  forged: 'a request with a wrong signature was refused: if it is Slack’s, mend SLACK_SIGNING_SECRET',
  stale:
    'a request of Slack was refused as older than five minutes: a replay, or this machine’s clock is wrong',
};

/** Says each at most once a minute: whoever knocks without end fills no log. */
function makeTelling({ clock, log }: Parts): (what: Refusal) => void {
  const said = new Map<Refusal, number>();
  return (what) => {
    const now = clock.now().getTime();
    if (now - (said.get(what) ?? Number.NEGATIVE_INFINITY) < 60_000) return;
    said.set(what, now);
    log.warn({ platform: 'slack' }, refusals[what]);
  };
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}
