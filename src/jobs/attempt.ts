import type { Archive } from '../archive/archive.ts';
import type { Delivery } from '../delivery.ts';
import type { Tried } from '../meter.ts';
import type { Platform, SendOutcome } from '../platforms/platform.ts';
import type { Hands } from './hands.ts';

/** One try. A platform that throws where it should answer is treated as one whose answer was lost. */
export async function attempt(
  archive: Archive,
  platform: Platform,
  { key, place, message, opening, state }: Delivery,
  { log, clock, meter }: Hands,
): Promise<SendOutcome> {
  const began = clock.now().getTime();
  const counted = (how: Tried) => meter?.tried(platform.name, how, clock.now().getTime() - began);
  const facts = { delivery: key, place, papers: message.papers };
  const triedAt =
    state.kind === 'claimed' && state.inDoubt !== undefined ? new Date(state.inDoubt) : undefined;
  try {
    let outcome = await platform.send(place, message, key, triedAt, opening);
    if (outcome.kind === 'unsure' && (await archive.choices.subscription(place))?.inDoubt === 'repeat')
      outcome = await platform.send(place, message, key, undefined, opening);
    counted(outcome.kind === 'later' && outcome.limited ? 'limited' : outcome.kind);
    if (outcome.kind === 'sent') log.debug({ ...facts, message: outcome.messageId }, 'sent');
    else
      log.warn({ ...facts, reason: outcome.reason }, outcome.kind === 'later' ? 'not sent yet' : 'not sent');
    return outcome;
  } catch (error) {
    counted('failed');
    log.error({ ...facts, error }, 'a platform failed where it should have answered');
    return { kind: 'later', afterMs: 30_000, reason: 'Something went wrong here.', arrived: 'maybe' };
  }
}
