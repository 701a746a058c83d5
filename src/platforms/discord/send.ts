import { createHash } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { DeliveryKey, Message } from '../../delivery.ts';
import { addressOf } from '../../place.ts';
import type { Platform, SendOutcome } from '../platform.ts';
import { textOf } from './answers.ts';
import type { Called, DiscordCall } from './call.ts';
import { postMessage } from './files.ts';
import { findDelivery, findPost, marked } from './find-delivery.ts';
import { limits } from './limits.ts';
import { outcomeOf, type Trouble } from './outcome.ts';
import { makePace } from './pace.ts';
import { makeThreads, type Target } from './threads.ts';

/**
 * How long after a lost answer the nonce is trusted: Discord's reference says "the past few minutes", and a try takes a
 * while itself. Two minutes were too long: the chaos found a second try that arrived after its nonce was forgotten.
 */
const nonceMs = 60_000;

/**
 * Sends parts, each under a nonce by which Discord knows a second try for some minutes. After those the channel is looked
 * through first, and a message that stands there already counts as sent.
 */
export function makeSend(unpaced: DiscordCall, clock: Clock): Platform['send'] {
  let tokenRefused = false;
  const direct = new Map<string, string>();
  const pace = makePace(clock);
  const call: DiscordCall = (...request) => pace(() => unpaced(...request));
  const targetOf = makeThreads(call);

  const send: Platform['send'] = async (place, message, key, triedAt, opening) => {
    // Asking on with a token that Discord refused would only bring the ban of the address nearer.
    if (tokenRefused) return outcomeOf({ status: 401, message: 'the token was refused before' });
    const channel = await channelOf(addressOf(place));
    if (typeof channel !== 'string') return channel;
    const targeted = await targetOf(channel, message.thread, opening);
    if (targeted.kind === 'refused') return targeted.outcome;
    if (targeted.kind === 'trouble') return untold(outcomeOf(targeted.trouble));
    const { target } = targeted;
    const forgets = target.kind === 'forum';
    const looks = triedAt !== undefined && (forgets || clock.now().getTime() - triedAt.getTime() > nonceMs);
    if (looks) {
      const found = forgets
        ? await findPost(call, target, key, triedAt)
        : await findDelivery(call, target.id, key, triedAt);
      if (found.kind === 'found') return { kind: 'sent', messageId: found.id };
      if (found.kind === 'hidden') return unsure;
      if (found.kind === 'trouble') return untold(outcomeIn(target, found.trouble));
    }
    const posted = await postAt(target, message, key);
    if ('answer' in posted) return { kind: 'sent', messageId: textOf(posted.answer, 'id') };
    const outcome = outcomeIn(target, posted.trouble);
    return looks && outcome.kind === 'later' ? { arrived: 'no', ...outcome } : outcome;
  };

  /** A post has the number of its first message. */
  function postAt(target: Target, message: Message, key: DeliveryKey): Promise<Called> {
    const body = marked(message, key);
    if (target.kind === 'forum')
      return postMessage(call, `/channels/${target.id}/threads`, { ...message, body }, target.post);
    const once = { ...body, nonce: nonceOf(key), enforce_nonce: true };
    return postMessage(call, `/channels/${target.id}/messages`, { ...message, body: once });
  }

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
    direct.set(person, textOf(opened.answer, 'id'));
    return textOf(opened.answer, 'id');
  }
}

const unsure: SendOutcome = {
  kind: 'unsure',
  reason:
    'Discord did not confirm this message, and Paperboy may not look whether it arrived: give its role “Read Message History” there.',
};

/** A thread that is gone is no channel that is gone: the next digest has one of its own. */
function outcomeIn(target: Target, trouble: Trouble): SendOutcome {
  const isGone = target.kind === 'channel' && target.isThread && trouble.code === unknownChannel;
  if (!isGone) return outcomeOf(trouble);
  return { kind: 'refused', reason: 'The thread of this digest was deleted.', access: 'kept' };
}

const unknownChannel = 10_003;

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
