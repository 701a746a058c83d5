import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

type Signed =
  /** `at`: when Slack signed it. */
  | { readonly kind: 'right'; readonly signature: string; readonly at: Date }
  | { readonly kind: 'unsigned' | 'forged' | 'stale' };

/**
 * Whether Slack made this request, within five minutes of now: version, time and body signed by HMAC-SHA-256 with the
 * app's signing secret (docs.slack.dev/authentication/verifying-requests-from-slack, read 2026).
 */
export function readSignature(headers: IncomingHttpHeaders, body: Buffer, secret: string, now: Date): Signed {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': time } = headers;
  if (typeof signature !== 'string' || typeof time !== 'string' || !/^\d{1,12}$/.test(time))
    return { kind: 'unsigned' };
  const right = `v0=${createHmac('sha256', secret).update(`v0:${time}:`).update(body).digest('hex')}`;
  if (!isSame(signature, right)) return { kind: 'forged' };
  const at = new Date(Number(time) * 1000);
  if (Math.abs(now.getTime() - at.getTime()) > longestMs) return { kind: 'stale' };
  return { kind: 'right', signature, at };
}

/** For so long a request is taken. */
export const longestMs = 5 * 60_000;

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
