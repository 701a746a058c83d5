import { createHmac } from 'node:crypto';
import { isJson, type Json, parseJson } from './json.ts';
import type { SocketMode } from './socket.ts';

/** What Slack would send over HTTP, to be signed and changed as a test likes. */
export type Sent = { readonly body: string; readonly type: string };

export const form = 'application/x-www-form-urlencoded';

/** An envelope's payload as it travels over HTTP (docs.slack.dev, read 2026): events are JSON, all else is a form. */
export function sentOverHttp(kind: string, payload: Json): Sent {
  if (kind === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' };
  if (kind === 'interactive')
    return { body: String(new URLSearchParams({ payload: JSON.stringify(payload) })), type: form };
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
  return { body: String(new URLSearchParams(fields)), type: form };
}

/** The headers by which Slack signs (docs.slack.dev/authentication/verifying-requests-from-slack, read 2026). */
export function signatureOf(body: string, secret: string, at: Date): Record<string, string> {
  const time = String(Math.floor(at.getTime() / 1000));
  const hash = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex');
  return { 'X-Slack-Request-Timestamp': time, 'X-Slack-Signature': `v0=${hash}` };
}

/** Slack's servers, calling an app over HTTP in place of a socket: each event has an id of its own. */
export function overHttp(
  address: () => string,
  secret: string,
  now: () => Date,
): Pick<SocketMode, 'deliver'> {
  return {
    deliver: async (kind, payload) => {
      count += 1;
      const event = kind === 'events_api' ? { event_id: `Ev${count}` } : {};
      const { body, type } = sentOverHttp(kind, { ...payload, ...event });
      const began = performance.now();
      const headers = { 'Content-Type': type, ...signatureOf(body, secret, now()) };
      const response = await fetch(address(), { method: 'POST', body, headers });
      const said = await response.text();
      if (!response.ok) throw new Error(`dispatch_failed: HTTP ${response.status}`);
      const answer = parseJson(said);
      return { payload: isJson(answer) ? answer : {}, afterMs: performance.now() - began };
    },
  };
}

let count = 0;
