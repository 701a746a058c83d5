import type { PostOutcome, Step } from './outcome.ts';

/** An error of nodemailer's connection, and how far the mail had come. */
export type Failed = { readonly error: unknown; readonly at: 'greeting' | 'login' | 'envelope' | 'mail' };

/** What an error means. Its words are not kept: servers repeat the address in them. */
export function postOutcomeOf({ error, at }: Failed): PostOutcome {
  const { code, responseCode, response, command, originalCode } = fieldsOf(error);
  if (code === 'ETLS' || untrusted.test(String(originalCode ?? code))) return { kind: 'unsafe' };
  if (typeof responseCode === 'number') {
    const status = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})/.exec(String(response))?.[1];
    return { kind: 'refused', step: stepOf(at, command), code: responseCode, ...(status && { status }) };
  }
  return { kind: 'lost', begun: at === 'mail', cause: causeOf(originalCode ?? code) };
}

/** Node's names for certificates that are not to be trusted (its TLS documentation, X509 certificate error codes). */
const untrusted = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/;

function stepOf(at: Failed['at'], command: unknown): Step {
  if (at !== 'envelope' && at !== 'mail') return at;
  if (command === 'MAIL FROM') return 'sender';
  return command === 'RCPT TO' ? 'recipient' : 'mail';
}

/** Only a name such as ECONNREFUSED: nothing else of an error is sure to tell nothing of anybody. */
function causeOf(code: unknown): string {
  return typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code) ? code : 'unknown';
}

function fieldsOf(error: unknown): Readonly<Record<string, unknown>> {
  return typeof error === 'object' && error !== null ? Object.fromEntries(Object.entries(error)) : {};
}
