import { createHash } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { DeliveryKey } from '../../delivery.ts';
import { addressOf } from '../../place.ts';
import type { Platform, SendOutcome } from '../platform.ts';
import type { DiscordCall } from './call.ts';
import { findDelivery, marked } from './find-delivery.ts';
import { limits } from './limits.ts';
import { outcomeOf } from './outcome.ts';
import { makePace } from './pace.ts';

/**
 * How long after a lost answer the nonce is trusted: Discord's reference says "the past few minutes", and a try takes a
 * while itself. Two minutes were too long: the chaos found a second try that arrived after its nonce was forgotten.
 */
const nonceMs = 60_000;

/**
 * Sends parts, each under a nonce by which Discord knows a second try for some minutes. After those the channel is looked
 * through first, and a message that stands there already counts as sent.
 */
export function makeSend(call: DiscordCall, clock: Clock): Platform['send'] {
  let tokenRefused = false;
  const direct = new Map<string, string>();
  const paced = makePace(clock);

  const send: Platform['send'] = async (place, message, key, triedAt) => {
    // Asking on with a token that Discord refused would only bring the ban of the address nearer.
    if (tokenRefused) return outcomeOf({ status: 401, message: 'the token was refused before' });
    const channel = await channelOf(addressOf(place));
    if (typeof channel !== 'string') return channel;
    const looks = triedAt !== undefined && clock.now().getTime() - triedAt.getTime() > nonceMs;
    if (looks) {
      const found = await findDelivery(call, channel, key, triedAt);
      if (found.kind === 'found') return { kind: 'sent', messageId: found.id };
      if (found.kind === 'hidden') return unsure;
      if (found.kind === 'trouble') return untold(outcomeOf(found.trouble));
    }
    const body = { ...marked(message, key), nonce: nonceOf(key), enforce_nonce: true };
    await paced();
    const posted = await call('POST', `/channels/${channel}/messages`, { body });
    if ('answer' in posted) return { kind: 'sent', messageId: idOf(posted.answer) };
    const outcome = outcomeOf(posted.trouble);
    return looks && outcome.kind === 'later' ? { arrived: 'no', ...outcome } : outcome;
  };

  return async (...args) => {
    const outcome = await send(...args);
    tokenRefused ||= outcome.kind === 'refused' && outcome.access === 'lost everywhere';
    return outcome;
  };

  /** A channel's own number, or that of a person's direct messages, opened the first time. */
  async function channelOf(address: string): Promise<string | SendOutcome> {
    if (/^\d+$/.test(address)) return address;
    const person = /^dm\/(\d+)$/.exec(address)?.[1];
    if (person === undefined)
      return { kind: 'refused', reason: `${address} is no channel of Discord.`, access: 'kept' };
    const known = direct.get(person);
    if (known !== undefined) return known;
    const opened = await call('POST', '/users/@me/channels', { body: { recipient_id: person } });
    if ('trouble' in opened) return untold(outcomeOf(opened.trouble));
    direct.set(person, idOf(opened.answer));
    return idOf(opened.answer);
  }
}

const unsure: SendOutcome = {
  kind: 'unsure',
  reason:
    'Discord did not confirm this message, and Paperboy may not look whether it arrived: give its role “Read Message History” there.',
};

/** What came of a request that posted nothing: it tells nothing of whether an earlier try arrived. */
function untold(outcome: SendOutcome): SendOutcome {
  if (outcome.kind !== 'later') return outcome;
  const { kind, afterMs, reason } = outcome;
  return { kind, afterMs, reason };
}

/** A message with the same nonce by the same bot is shown once, for some minutes. */
function nonceOf(key: DeliveryKey): string {
  return createHash('sha256').update(key).digest('hex').slice(0, limits.nonce);
}

function idOf(answer: unknown): string {
  return typeof answer === 'object' && answer !== null && 'id' in answer ? String(answer.id) : '';
}
