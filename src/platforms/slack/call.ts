/** A method of Slack's Web API, called once: whatever comes of it is a value. */
export type SlackCall = (method: string, args: Readonly<Record<string, unknown>>) => Promise<CallOutcome>;

export type CallOutcome =
  | { readonly kind: 'done'; readonly answer: Fields }
  | { readonly kind: 'limited'; readonly afterMs: number }
  /** Slack understood and said no; `needed` names a scope. */
  | { readonly kind: 'refused'; readonly code: string; readonly needed?: string }
  /** No answer we can read came back. Where `arrived` is maybe, Slack may have done it all the same. */
  | { readonly kind: 'lost'; readonly arrived: 'maybe' | 'no'; readonly reason: string };

/** A call that brought nothing. */
export type Failure = Exclude<CallOutcome, { kind: 'done' }>;

export type Fields = Readonly<Record<string, unknown>>;

/** Turns the Web API client's errors into outcomes. */
export function makeCall(
  apiCall: (method: string, args: Record<string, unknown>) => Promise<object>,
): SlackCall {
  return (method, args) =>
    apiCall(method, { ...args }).then((answer) => ({ kind: 'done', answer: fieldsOf(answer) }), failureOf);
}

/** Where Slack names no time to wait. */
const defaultWaitMs = 30_000;

/** Answers of the API that say nothing of whether the work was done, or that it was not (docs.slack.dev, method errors). */
const failures: Readonly<Record<string, 'maybe' | 'no'>> = {
  internal_error: 'maybe',
  fatal_error: 'maybe',
  service_unavailable: 'no',
  request_timeout: 'no',
};

/** Errors from before anything was sent. */
const unsent = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** What an error of the Web API client means: it marks each with a code (@slack/web-api 8). */
export function failureOf(thrown: unknown): Failure {
  const error = fieldsOf(thrown);
  switch (error.code) {
    case 'slack_webapi_rate_limited_error':
      return { kind: 'limited', afterMs: Number(error.retryAfter) * 1000 || defaultWaitMs };
    case 'slack_webapi_platform_error':
      return platformOutcome(fieldsOf(error.data));
    case 'slack_webapi_http_error':
      return {
        kind: 'lost',
        arrived: Number(error.statusCode) < 500 ? 'no' : 'maybe',
        reason: `Slack answered HTTP ${error.statusCode}`,
      };
    case 'slack_webapi_request_error':
      return connectionOutcome(fieldsOf(error.original));
    default:
      // A 429 without Retry-After has no code of its own.
      if (/^Retry header/.test(String(error.message))) return { kind: 'limited', afterMs: defaultWaitMs };
      return {
        kind: 'lost',
        arrived: 'maybe',
        reason: `the call failed (${error.message ?? 'the connection was closed'})`,
      };
  }
}

function platformOutcome({ error, needed }: Fields): Failure {
  const code = String(error);
  // The client puts whatever it could not read as JSON where a code stands.
  if (!/^[a-z][\w.:-]{0,99}$/.test(code))
    return { kind: 'lost', arrived: 'maybe', reason: "Slack's answer could not be read" };
  if (code === 'ratelimited' || code === 'rate_limited') return { kind: 'limited', afterMs: defaultWaitMs };
  const arrived = failures[code];
  if (arrived) return { kind: 'lost', arrived, reason: `Slack answered ${code}` };
  return { kind: 'refused', code, ...(typeof needed === 'string' && { needed }) };
}

function connectionOutcome(original: Fields): Failure {
  const cause = String(fieldsOf(original.cause).code ?? original.name ?? 'unknown');
  const arrived = unsent.includes(cause) ? 'no' : 'maybe';
  return { kind: 'lost', arrived, reason: `the connection to Slack failed (${cause})` };
}

/** The object's fields; none where it is no object. */
export function fieldsOf(thing: unknown): Fields {
  return typeof thing === 'object' && thing !== null ? Object.fromEntries(namedFields(thing)) : {};
}

/** An error's own fields, with those that errors hide. */
function namedFields(thing: object): [string, unknown][] {
  const hidden =
    thing instanceof Error ? { name: thing.name, message: thing.message, cause: thing.cause } : {};
  return Object.entries({ ...hidden, ...thing });
}
