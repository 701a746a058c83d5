import {
  DiscordAPIError,
  HTTPError,
  RateLimitError,
  type RawFile,
  REST,
  RESTEvents,
  RequestMethod,
} from 'discord.js';
import type { MessageFile } from '../../delivery.ts';
import type { Log } from '../../log.ts';
import { bytesOf } from '../files.ts';
import type { DiscordCall } from './call.ts';
import type { Trouble } from './outcome.ts';

type RestOptions = {
  readonly token: string;
  /** Another base than `https://discord.com/api`. */
  readonly apiUrl?: string;
  /** How long one request may take. */
  readonly timeoutMs: number;
  readonly log: Log;
};

/** Discord's REST API by the library of discord.js, which keeps Discord's limits. */
type DiscordRest = {
  readonly call: DiscordCall;
  /** For the gateway, which asks where it is. */
  readonly patient: REST;
  readonly close: () => void;
};

export function makeRest({ token, apiUrl, timeoutMs, log }: RestOptions): DiscordRest {
  const closing = new AbortController();
  const restWith = (options: { readonly retries: number; readonly waits?: true }): REST => {
    const rest = new REST({
      ...(apiUrl !== undefined && { api: apiUrl }),
      version: '10',
      timeout: timeoutMs,
      retries: options.retries,
      invalidRequestWarningInterval: 500,
      // Parts go by a way of their own: a limited channel is not waited for but told so, that it may hold up nobody. Only
      // the pace of 50 requests a second is waited for, as it is everybody's.
      ...(!options.waits && {
        rejectOnRateLimit: ({ global, retryAfter }) => !global || retryAfter > 1_500,
      }),
    });
    return warning(rest.setToken(token), log);
  };
  // Once more at once, since a kept connection may be stale; longer waits are the outbox's. What would be done twice if
  // it were tried again at once has a way without that.
  const [usual, once, patient] = [
    restWith({ retries: 1 }),
    restWith({ retries: 0 }),
    restWith({ retries: 1, waits: true }),
  ];

  return {
    patient,
    call: async (method, path, { body, query, files = [], ...how } = {}) => {
      if (closing.signal.aborted) return { trouble: { message: 'Paperboy is shutting down' } };
      const rest = how.waits ? patient : how.once ? once : usual;
      try {
        const answer = await rest.request({
          method: methods[method],
          fullRoute: path,
          body,
          files: files.map(uploadOf),
          signal: closing.signal,
          auth: !holdsItsRight.test(path),
          ...(query && { query: new URLSearchParams(query) }),
        });
        return { answer };
      } catch (error) {
        return { trouble: troubleOf(error) };
      }
    },
    close: () => {
      closing.abort();
      for (const rest of [usual, once, patient]) {
        rest.clearHashSweeper();
        rest.clearHandlerSweeper();
      }
    },
  };
}

const methods = {
  GET: RequestMethod.Get,
  POST: RequestMethod.Post,
  PUT: RequestMethod.Put,
  PATCH: RequestMethod.Patch,
  DELETE: RequestMethod.Delete,
} as const;

/** Answers to what people asked hold the right to them in their address. */
const holdsItsRight = /^\/(interactions|webhooks)\//;

function warning(rest: REST, log: Log): REST {
  return rest.on(RESTEvents.InvalidRequestWarning, (facts) =>
    log.warn({ ...facts }, 'Discord refuses many requests; at 10,000 in ten minutes it bans the address'),
  );
}

function uploadOf(file: MessageFile): RawFile {
  return { name: file.name, contentType: file.mediaType, data: bytesOf(file) };
}

/** What an error of the library tells, without the addresses in it: those of replies hold a token. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof RateLimitError) {
    const retryAfterMs = Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout);
    return { message: 'limited', status: 429, retryAfterMs };
  }
  if (error instanceof DiscordAPIError)
    return { message: error.message, status: error.status, code: error.code };
  if (error instanceof HTTPError) return { message: error.message, status: error.status };
  return { message: error instanceof Error ? error.message : String(error) };
}
