import { createServer, IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { OperatorError } from '../operator-error.ts';
import { type At, addressOf, closeSoon, listenAt } from './listening.ts';

/** Where a chat calls us from outside: all addresses that begin with `path` (`/slack/`) are answered by `listen`. */
export type Knock = { readonly path: string; readonly listen: RequestListener };

/** The one public address for chats that call us, over plain HTTP: whoever stands before it speaks TLS. */
export type Door = {
  /** Rejects with an `OperatorError` where the port cannot be had. */
  readonly open: () => Promise<void>;
  /** Lets what is being answered end, for two seconds. */
  readonly close: () => Promise<void>;
  /** Where it stands open, `http://127.0.0.1:8080`; undefined while it is shut. */
  readonly address: () => string | undefined;
};

/**
 * A door for these knocks. A request reaches its listener once it is there whole, with its body to be read from it as
 * ever; one that is too long, too slow or for nobody is turned away before that. Bodies are never logged.
 */
export function makeDoor(
  at: At,
  knocks: readonly Knock[],
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Door {
  const server = createServer(patience, (request, response) => {
    admit(knocks, request, response).catch((error: unknown) => {
      log.error({ path: pathOf(request), error }, 'a request at the door was not answered');
      turnAway(response, 500);
    });
  });
  server.timeout = longestAnswerMs;
  return {
    open: () =>
      listenAt(server, at, (error) => log.error({ error }, 'the door for chats has trouble')).catch(
        (error: NodeJS.ErrnoException) => {
          throw new OperatorError(unheard(error, at));
        },
      ),
    close: () => closeSoon(server, clock),
    address: () => addressOf(server, at.host),
  };
}

/** A chat waits three seconds for its answer: what takes longer to say than these is no chat. */
const patience = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
  // Longer than the minute for which proxies keep a line open: of two ends, theirs shall hang up first.
  keepAliveTimeout: 75_000,
  maxHeaderSize: 16_384,
} as const;
const longestAnswerMs = 30_000;
/** Slack and Discord state no limit; what they send of a message or a window stays far below this. */
const longestBody = 1_000_000;

async function admit(
  knocks: readonly Knock[],
  request: IncomingMessage,
  response: ServerResponse<IncomingMessage> & { req: IncomingMessage },
): Promise<void> {
  const knock = knocks.find(({ path }) => pathOf(request).startsWith(path));
  if (!knock) return turnAway(response, 404);
  if (Number(request.headers['content-length'] ?? 0) > longestBody) return turnAway(response, 413);
  const body = await bodyOf(request);
  if (body === 'cut off') return;
  if (body === 'too long') return turnAway(response, 413);
  await knock.listen(withBody(request, body), response);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | 'too long' | 'cut off'> {
  const pieces: Buffer[] = [];
  let length = 0;
  return new Promise((resolve) => {
    request.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length <= longestBody) pieces.push(piece);
      else resolve('too long');
    });
    request.on('end', () => resolve(Buffer.concat(pieces)));
    request.on('close', () => resolve('cut off'));
  });
}

/** The request once more, with its body before whoever reads it. */
function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const whole = new IncomingMessage(request.socket);
  const { method, url, headers, rawHeaders, httpVersion } = request;
  Object.assign(whole, { method, url, headers, rawHeaders, httpVersion, complete: true });
  whole.push(body);
  whole.push(null);
  return whole;
}

/** Says no in a status alone, and hangs up: what else was on its way is not read. */
function turnAway(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { Connection: 'close' }).end();
}

/** The path without what was asked of it; `/` where it cannot be read. */
function pathOf({ url = '/' }: IncomingMessage): string {
  return URL.parse(url, 'http://door')?.pathname ?? '/';
}

function unheard({ code = 'unknown' }: NodeJS.ErrnoException, { host, port }: At): string {
  if (code === 'EADDRINUSE')
    return `Something else listens at ${host}:${port} already, so chats could not reach Paperboy: set PAPERBOY_DOOR_PORT to another port.`;
  return `The door for chats cannot be opened at ${host}:${port} (${code}): set PAPERBOY_DOOR_HOST and PAPERBOY_DOOR_PORT to an address of this machine.`;
}
