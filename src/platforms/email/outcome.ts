import type { SendOutcome } from '../platform.ts';

/** What came of handing a mail to the server. */
export type PostOutcome =
  | { readonly kind: 'taken' }
  /** The server said no, at this step, with its three digits and, where it gave one, its enhanced code (RFC 3463): `5.1.1`. */
  | { readonly kind: 'refused'; readonly step: Step; readonly code: number; readonly status?: string }
  /** TLS was wanted and could not be had, or the server's certificate is not to be trusted. */
  | { readonly kind: 'unsafe' }
  /** No answer came; `begun`: when the mail itself was on its way already, and may have arrived. */
  | { readonly kind: 'lost'; readonly begun: boolean; readonly cause: string };

export type Step = 'greeting' | 'login' | 'sender' | 'recipient' | 'mail';

/** A try that did not send the part. */
export type Failure = Extract<SendOutcome, { kind: 'later' | 'refused' }>;

/** The least time before another try; who sends again lets it grow. Greylists want some minutes (RFC 6647). */
const againMs = 60_000;
/** An address that was refused is tried once a day: more often would look like guessing addresses. */
const refusedAgainMs = 24 * 3_600_000;

/** What a try that was not taken means for the part. No words of the server are kept: they often repeat the address. */
export function outcomeOf(outcome: Exclude<PostOutcome, { kind: 'taken' }>): Failure {
  switch (outcome.kind) {
    case 'unsafe':
      return everywhere(
        'The mail server offers no TLS, or its certificate is not trusted: mend that, or say requireTLS=false or tls.rejectUnauthorized=false behind a ? in PAPERBOY_SMTP_URL.',
      );
    case 'lost':
      return {
        kind: 'later',
        afterMs: againMs,
        reason: `The mail server did not answer (${outcome.cause}).`,
        ...(outcome.begun && { arrived: 'maybe' }),
      };
    case 'refused':
      return outcome.code < 500 ? notYet(outcome) : refusal(outcome);
  }
}

type Refused = Extract<PostOutcome, { kind: 'refused' }>;

function notYet(refused: Refused): Failure {
  return { kind: 'later', afterMs: againMs, reason: `The mail server says: not yet (${codesOf(refused)}).` };
}

function refusal(refused: Refused): Failure {
  const codes = codesOf(refused);
  switch (refused.step) {
    case 'greeting':
      return everywhere(`The mail server refuses Paperboy (${codes}): check PAPERBOY_SMTP_URL.`);
    case 'login':
      return everywhere(
        `The mail server does not take the user and password in PAPERBOY_SMTP_URL (${codes}).`,
      );
    case 'sender':
      return everywhere(`The mail server does not let Paperboy send as PAPERBOY_MAIL_FROM (${codes}).`);
    case 'recipient':
      return noSuchReader(codes);
    case 'mail':
      // Some servers look at the recipient only now: 5.1 is a bad address, 5.2 a mailbox that takes nothing (RFC 3463).
      return /^5\.[12]\./.test(refused.status ?? '')
        ? noSuchReader(codes)
        : { kind: 'refused', reason: `The mail server refused this mail (${codes}).`, access: 'kept' };
  }
}

function noSuchReader(codes: string): Failure {
  const reason = `The mail server refuses this address (${codes}): is it written as it should be, and does it take mail?`;
  return { kind: 'refused', reason, access: 'lost', afterMs: refusedAgainMs };
}

function everywhere(reason: string): Failure {
  return { kind: 'refused', reason, access: 'lost everywhere' };
}

function codesOf({ code, status }: Refused): string {
  return status === undefined ? `${code}` : `${code} ${status}`;
}
