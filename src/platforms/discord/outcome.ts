import { oneLine } from '../../one-line.ts';
import { shorten } from '../../views/shorten.ts';
import type { SendOutcome } from '../platform.ts';
import { portal } from './portal.ts';

/** What went wrong with a request, as far as Discord or the network told. */
export type Trouble = {
  readonly message: string;
  /** Of the HTTP answer; absent where none came. */
  readonly status?: number;
  /** Discord's own number, docs.discord.com/developers/topics/opcodes-and-status-codes. */
  readonly code?: number | string;
  readonly retryAfterMs?: number;
};

/** How a send ended that did not end well: may the same part be tried again, or must someone do something first? */
export function outcomeOf(trouble: Trouble): Extract<SendOutcome, { kind: 'later' | 'refused' }> {
  const { status, code, retryAfterMs, message } = trouble;
  if (retryAfterMs !== undefined) {
    const reason = 'Discord limits how fast we write here.';
    return { kind: 'later', afterMs: Math.ceil(retryAfterMs), reason, limited: true };
  }
  if (status === undefined) {
    const reason = `Discord's answer did not come: ${brief(message)}`;
    return { kind: 'later', afterMs: pauseMs, reason, arrived: 'maybe' };
  }
  if (status >= 500 || status === 408)
    return { kind: 'later', afterMs: pauseMs, reason: troubled(status), arrived: 'maybe' };
  // A refusal without Discord's own number is no word of Discord's but of something before it, as where an address is banned.
  const isOwn = code !== undefined || status === 401;
  if (status === 429 || !isOwn) return { kind: 'later', afterMs: pauseMs, reason: troubled(status) };
  const advice = advices[Number(code)] ?? advices[status];
  const facts = `${status}${code === undefined ? '' : `, code ${code}`}: ${brief(message)}`;
  const reason = `${advice ?? 'Discord refused the message.'} (${facts})`;
  return { kind: 'refused', reason, access: accessAfter(status) };
}

function accessAfter(status: number): 'kept' | 'lost' | 'lost everywhere' {
  if (status === 401) return 'lost everywhere';
  return status === 403 || status === 404 ? 'lost' : 'kept';
}

function troubled(status: number): string {
  return `Discord is having trouble (${status}).`;
}

export const usualApiUrl = 'https://discord.com/api';

/** Why connecting failed, for whoever runs Paperboy. */
export function connectSentence({ message, status }: Trouble, apiUrl = usualApiUrl): string {
  if (status === 401 || /invalid token|authentication failed/i.test(message))
    return `Discord does not accept DISCORD_TOKEN: copy the token anew from the Bot page at ${portal}.`;
  if (/disallowed intents/i.test(message))
    return `Discord does not let the bot read messages: switch on the Message Content Intent on the Bot page at ${portal}, or unset DISCORD_READ_MESSAGES.`;
  return `Discord could not be connected to at ${apiUrl}: ${brief(message)}.`;
}

/** Where Discord names no time itself. Whoever tries again lets it grow. */
const pauseMs = 5_000;

/** What to do, by Discord's code or else by the HTTP status. */
const advices: Readonly<Record<number, string>> = {
  10003: 'The channel is gone: subscribe in another one.',
  50001: 'Paperboy cannot see this channel: give its role “View Channel” and “Send Messages” there.',
  50007:
    'This person takes no direct messages from Paperboy: allow them in the privacy settings of a shared server.',
  50013:
    'Paperboy may not write in this channel: give its role “Send Messages” there, for threads “Create Public Threads” and “Send Messages in Threads” too.',
  401: 'Discord does not accept the bot’s token: set DISCORD_TOKEN to the current one and start again.',
  403: 'Discord forbids Paperboy to write here: check its role in the channel’s permissions.',
  404: 'Discord finds no such channel: subscribe in another one.',
};

/** The words of another on one short line. */
export function brief(message: string): string {
  return shorten(oneLine(message), 200);
}
