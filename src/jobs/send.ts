import type { Archive } from '../archive/archive.ts';
import type { Platform } from '../platforms/platform.ts';
import { drain, type SendCount } from './drain.ts';
import type { Hands } from './hands.ts';
import { makePace } from './pace.ts';

export type { SendCount } from './drain.ts';

/** Begins a round of sending on each platform; where one is under way, that one looks for more, and is the answer. */
export type Sending = () => readonly Promise<SendCount>[];

/** Sends every part that may be sent now, each place's in order. A slow or broken platform holds up no other. */
export async function sendPending(
  archive: Archive,
  platforms: readonly Platform[],
  hands: Hands,
): Promise<SendCount> {
  const rounds = await Promise.allSettled(makeSending(archive, platforms, hands)());
  const count = { sent: 0, later: 0, failed: 0 };
  for (const round of rounds) {
    if (round.status === 'rejected') throw round.reason;
    for (const kind of ['sent', 'later', 'failed'] as const) count[kind] += round.value[kind];
  }
  return count;
}

/** The same again and again: a platform that takes long is left to itself, and never sent on twice at once. */
export function makeSending(archive: Archive, platforms: readonly Platform[], hands: Hands): Sending {
  const senders = platforms.map((platform) => makeSender(archive, platform, hands));
  return () => senders.map((send) => send());
}

function makeSender(archive: Archive, platform: Platform, hands: Hands): () => Promise<SendCount> {
  const pace = makePace(platform.perMinute, hands.clock);
  let planned = Promise.withResolvers<void>();
  let round: Promise<SendCount> | undefined;
  const more = () => {
    planned = Promise.withResolvers();
    return planned.promise;
  };
  return () => {
    planned.resolve();
    round ??= drain(archive, platform, hands, { pace, more })
      .then((count) => {
        // One line for all parts of a round: those that went well have theirs with the details alone.
        const { sent, later, failed } = count;
        if (sent + later + failed > 0) hands.log.info({ platform: platform.name, ...count }, 'delivered');
        return count;
      })
      .finally(() => {
        round = undefined;
      });
    return round;
  };
}
