import type { Archive } from '../archive/archive.ts';
import { lastDue, makeDueBook } from '../due.ts';
import type { Platform } from '../platforms/platform.ts';
import { within } from '../within.ts';
import type { Hands } from './hands.ts';
import { inviteReaders } from './invite.ts';
import { planDue } from './plan-due.ts';
import { makeSending, type SendCount, sendPending } from './send.ts';
import { tellOfPauses } from './tell-paused.ts';

type Delivered = SendCount & { readonly planned: number };

/** Plans the edition of every place whose hour has come, then sends what may be sent. A place that fails holds up no other. */
export async function deliver(
  archive: Archive,
  platforms: readonly Platform[],
  hands: Hands,
): Promise<Delivered> {
  const planned = await plan(archive, platforms, hands, lastDue);
  return { planned, ...(await sendPending(archive, platforms, hands)) };
}

/** The same minute after minute. */
export type Delivering = {
  /** Plans and sends. Ends before the next minute, also where a platform is still sending: that goes on by itself. */
  readonly round: () => Promise<void>;
  /** Sends what another copy planned; ends as a round does. */
  readonly send: () => Promise<void>;
  /** Resolves once nothing is being sent any more: soon, once the program is to end. */
  readonly rest: () => Promise<void>;
};

/** Sending that is not over by then holds up no other place's hour. */
const roundMs = 50_000;

/** Delivers by rounds. */
export function makeDelivering(archive: Archive, platforms: readonly Platform[], hands: Hands): Delivering {
  const sending = makeSending(archive, platforms, hands);
  const dueOf = makeDueBook();
  let underWay: Promise<unknown> = Promise.resolve();
  let planning: Promise<unknown> | undefined;
  const logged = (error: unknown) => hands.log.error({ error }, 'sending stopped on a surprise');
  const send = async () => {
    underWay = Promise.all(sending().map((round) => round.catch(logged)));
    await within(hands.clock, roundMs, underWay);
  };
  return {
    round: async () => {
      // A round that comes while a long one still plans plans after it, and never beside it.
      while (planning) await planning.catch(() => undefined);
      planning = plan(archive, platforms, hands, dueOf);
      try {
        await planning;
      } finally {
        planning = undefined;
      }
      await send();
    },
    send,
    rest: async () => void (await underWay),
  };
}

/** Plans what is due, and writes what else is to be said; resolves to the number of digests. */
async function plan(
  archive: Archive,
  platforms: readonly Platform[],
  hands: Hands,
  dueOf: typeof lastDue,
): Promise<number> {
  const planned = await planDue(archive, platforms, hands, dueOf);
  await tellOfPauses(archive, platforms, hands);
  await inviteReaders(archive, platforms, hands);
  return planned;
}
