import type { Finding } from '../../finding.ts';
import { outcomeOf, type PostOutcome } from './outcome.ts';

/** What a visit to the mail server found. Its sentences hold nothing of the password. */
export function findingOf(outcome: PostOutcome): Finding {
  const about = 'the mail server';
  if (outcome.kind === 'taken')
    return { about, state: 'good', says: 'It answers, and lets Paperboy in as PAPERBOY_SMTP_URL says.' };
  const passes = outcome.kind === 'refused' && outcome.code < 500;
  return {
    about,
    state: passes ? 'doubtful' : 'bad',
    says: outcomeOf(outcome).reason,
    toDo: toDoFor(outcome),
  };
}

function toDoFor(outcome: Exclude<PostOutcome, { kind: 'taken' }>): string {
  switch (outcome.kind) {
    case 'lost':
      return 'Check the host and the port in PAPERBOY_SMTP_URL, and whether this machine may reach them.';
    case 'unsafe':
      return 'Look for the port with TLS: mostly smtps:// with 465, or smtp:// with 587.';
    case 'refused':
      if (outcome.code < 500) return 'Ask again in some minutes.';
      return outcome.step === 'login'
        ? 'Copy them anew; many providers want a password made for programs, and @ and : in it written as %40 and %3A.'
        : 'Ask whoever runs the mail server whether this machine may send mail by it.';
  }
}
