import type { FailureReason, PageFailure } from './page.ts';

/** Codes of Node and undici that mean there is no way to the host at all. */
const noWay = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** A failure in one value; `what` names the host and never an address with its query. */
export function failure(
  reason: FailureReason,
  what: string,
  more: Pick<PageFailure, 'status' | 'text'> = {},
): PageFailure {
  return { kind: 'failure', reason, what, ...more };
}

/** What a rejected request means. Only the error's code is told: its message may quote anything. */
export function connectionFailure(error: unknown, host: string): PageFailure {
  const code = codeIn(error);
  const told = code ? ` (${code})` : '';
  return code && noWay.has(code)
    ? failure('unreachable', `${host} cannot be reached${told}`)
    : failure('socket', `the connection to ${host} broke${told}`);
}

/** An HTTP status that is no answer. The site's own words are kept, shortened: some of them matter to the reader. */
export function statusFailure(status: number, text: string, host: string): PageFailure {
  return failure(status === 429 ? 'rate-limited' : 'status', `${host} answered HTTP ${status}`, {
    status,
    text: text.slice(0, 4000),
  });
}

/** Whether the same request may well succeed a little later. */
export function isPassing({ reason, status = 0 }: PageFailure): boolean {
  if (reason === 'status') return status >= 500 || status === 408;
  return ['socket', 'time-out', 'broken', 'rate-limited', 'unreachable'].includes(reason);
}

function codeIn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeIn(error.cause);
}
