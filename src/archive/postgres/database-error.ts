import { StoreError, type StoreTrouble } from '../store-error.ts';

/** What an error of PostgreSQL or of the way to it says about the whole store, in our words; any other error as it is. */
export function asDatabaseError(error: unknown, url: string): unknown {
  const code = codeOf(error);
  const trouble = isPassing(error) ? 'unreachable' : troubles.get(code);
  if (!trouble) return error;
  // What the driver says may hold the address with its password: of it only the code is kept.
  return new StoreError(trouble, addressOf(url), { detail: code });
}

/** Whether the same is worth another try soon: the connection broke, the server starts anew, or others' work came in between. */
export function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  if (passing.has(code) || /^(08|57P)/.test(code)) return true;
  return (
    error instanceof Error &&
    /^(Connection terminated|Query read timeout|timeout exceeded when|Client has encountered)/.test(
      error.message,
    )
  );
}

/** Where a database is, without user and password. */
export function addressOf(url: string): string {
  const { host, pathname } = URL.parse(url) ?? { host: '', pathname: '' };
  return `postgres://${host}${pathname}`;
}

/** SQLSTATE of the server (postgresql.org/docs/15/errcodes-appendix.html), and codes of Node's sockets. */
const passing: ReadonlySet<string> = new Set([
  '40001',
  '40P01',
  '53300',
  '55P03',
  '57014',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

const troubles: ReadonlyMap<string, StoreTrouble> = new Map([
  ['28000', 'refused'],
  ['28P01', 'refused'],
  ['3D000', 'refused'],
  ['42501', 'refused'],
  ['53100', 'full'],
  ['25006', 'unwritable'],
]);

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
