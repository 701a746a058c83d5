/** The shape of `Response.headers`, as far as it is read here. */
type Headers = { readonly get: (name: string) => string | null };

/**
 * How long the site asks us to leave it alone, in milliseconds; 0 where it asks for nothing. Two voices: `Retry-After`
 * (seconds or an HTTP date, RFC 9110 10.2.3) beside a 429 or 503, and Hugging Face's `RateLimit: "api";r=<left>;t=<seconds>`
 * (draft-ietf-httpapi-ratelimit-headers), where nothing is left.
 */
export function askedPauseMs(status: number, headers: Headers, now: Date): number {
  const refused = status === 429 || status === 503;
  return Math.max(refused ? retryAfterMs(headers, now) : 0, spentWindowMs(headers.get('ratelimit') ?? ''));
}

function retryAfterMs(headers: Headers, now: Date): number {
  const asked = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(asked)) return Number(asked) * 1000;
  const until = Date.parse(asked);
  if (Number.isNaN(until)) return 0;
  // Both dates come from one clock, the site's: ours may be wrong, or set to another day on purpose.
  const siteNow = Date.parse(headers.get('date') ?? '');
  return Math.max(0, until - (Number.isNaN(siteNow) ? now.getTime() : siteNow));
}

function spentWindowMs(limits: string): number {
  const pauses = limits.split(',').map((limit) => {
    const left = /;\s*r=(\d+)/.exec(limit)?.[1];
    const seconds = /;\s*t=(\d+)/.exec(limit)?.[1];
    return left === '0' && seconds ? Number(seconds) * 1000 : 0;
  });
  return Math.max(0, ...pauses);
}
