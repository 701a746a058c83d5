import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WebSettings } from './parts.ts';
import type { Visit } from './route.ts';

/** Whether whoever visits has signed in with the operator's token. */
export function isOperator({ headers }: Pick<Visit, 'headers'>, { operatorToken }: WebSettings): boolean {
  if (!operatorToken) return false;
  const cookie = /(?:^|;\s*)paperboy_operator=([\w-]+)/.exec(headers.get('cookie') ?? '')?.[1];
  return cookie !== undefined && isSame(cookie, sessionOf(operatorToken.reveal()));
}

/** The cookie of whoever knows the token; undefined where these words are not it. */
export function signIn(words: string, settings: WebSettings): string | undefined {
  const { operatorToken, url } = settings;
  const token = operatorToken?.reveal();
  if (token === undefined || !isToken(words, settings)) return undefined;
  return `${cookieStart}${sessionOf(token)}; Max-Age=2592000${flagsOf(url)}`;
}

/** Whether these words are the operator's token. */
export function isToken(words: string, { operatorToken }: WebSettings): boolean {
  return operatorToken !== undefined && isSame(sessionOf(words), sessionOf(operatorToken.reveal()));
}

/** Takes the cookie back. */
export function signOut({ url }: WebSettings): string {
  return `${cookieStart}; Max-Age=0${flagsOf(url)}`;
}

const cookieStart = 'paperboy_operator=';

function flagsOf(url: string | undefined): string {
  return `; Path=/; HttpOnly; SameSite=Strict${url?.startsWith('https:') ? '; Secure' : ''}`;
}

/** Made from the token, so that it holds through a restart and ends with another token; the token cannot be read from it. */
function sessionOf(token: string): string {
  return createHmac('sha256', token).update('paperboy operator session').digest('base64url');
}

/** Compares in a time that tells nothing about where they differ. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
