import { isIP } from 'node:net';
import type { WebSettings } from './parts.ts';

/**
 * Why a request is refused, in a sentence; undefined where it may pass. A page that another site shows can reach this
 * address too, under a name of its own (DNS rebinding) or by posting a form (cross-site request forgery).
 */
export function refusalOf(request: Request, settings: WebSettings): string | undefined {
  const host = hostIn(request.headers.get('host') ?? '');
  if (host === undefined || !isOurs(host, settings))
    return 'This address is not one of Paperboy’s: set PAPERBOY_WEB_URL to the address you open it at.';
  if (request.method !== 'GET' && request.method !== 'HEAD' && isCrossSite(request, settings))
    return 'This was sent from another site, and is not done.';
  return undefined;
}

/** A name must be known; an IP address cannot be another site's. */
function isOurs({ name }: Host, { host, url }: WebSettings): boolean {
  const known = ['localhost', host.toLowerCase(), ...(url === undefined ? [] : [new URL(url).hostname])];
  return known.includes(name) || isIP(name.replace(/^\[|\]$/g, '')) !== 0;
}

type Host = { readonly name: string; readonly whole: string };

function hostIn(header: string): Host | undefined {
  if (!/^[\w.:[\]-]+$/.test(header)) return undefined;
  const parsed = URL.parse(`http://${header}`);
  return parsed ? { name: parsed.hostname.toLowerCase(), whole: parsed.host.toLowerCase() } : undefined;
}

/** Browsers say where a request comes from; what says nothing is no browser's, or came from this very page. */
function isCrossSite({ headers }: Request, { url }: WebSettings): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return true;
  const origin = headers.get('origin');
  if (origin === null) return site === null && headers.get('cookie') !== null;
  // A proxy may hand a request on under a host of its own: the address that is set is ours too.
  if (url !== undefined && origin === new URL(url).origin) return false;
  return URL.parse(origin)?.host.toLowerCase() !== hostIn(headers.get('host') ?? '')?.whole;
}
