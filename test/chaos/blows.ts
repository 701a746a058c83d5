import { setTimeout as wait } from 'node:timers/promises';
import type { Trouble } from './chaos-store.ts';
import type { Crew } from './crew.ts';

/** Lets a trouble happen while the bots are at work. Where it cuts off one of them, the others go on round after round. */
export async function befall(
  { cutOff, happen }: Trouble,
  crew: Crew,
  rounds: readonly Promise<unknown>[],
  now: () => number,
): Promise<void> {
  let isOver = false;
  const over = happen().then(() => {
    isOver = true;
  });
  const goOn = async (round: Promise<unknown>, at: number) => {
    await round;
    while (cutOff !== undefined && cutOff !== at && !isOver) {
      await crew.deliverAt(at, now());
      await wait(50);
    }
  };
  await Promise.all([over, ...rounds.map(goOn)]);
}

/** A moment while the bot is at work: some time after it has asked a chat for something. */
export async function moment(
  requests: () => number,
  random: () => number,
  ended: AbortSignal,
): Promise<'now'> {
  const enough = requests() + Math.floor(random() * 12);
  while (requests() <= enough && !ended.aborted) await wait(2);
  await wait(random() ** 2 * 120);
  return 'now';
}
