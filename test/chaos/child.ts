import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';

/** A bot in a process of its own. */
export type Bot = {
  /** Delivers once at this time of its clock; undefined where it was killed before it was done. */
  readonly deliver: (now: number) => Promise<Round | undefined>;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
};

export type Round = z.output<typeof round>;

const round = z.union([
  z.object({ now: z.number(), waiting: z.number(), sent: z.number() }),
  /** It could not reach its store. */
  z.object({ failed: z.literal('unreachable') }),
]);

/** Starts one; resolves once it is connected. */
export async function startBot(given: Readonly<Record<string, string | number | undefined>>): Promise<Bot> {
  const child = fork(join(import.meta.dirname, 'bot.ts'), [JSON.stringify(given)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit').then(() => undefined);
  const ready = await Promise.race([said(child), gone]);
  if (!ready) throw new Error('the bot ended before it was connected');
  return {
    deliver: async (now) => {
      if (!child.connected) return undefined;
      const answer = said(child);
      child.send({ now });
      const message = await Promise.race([answer, gone]);
      if (message === undefined) return undefined;
      return round.parse(message);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function said(child: ChildProcess): Promise<unknown> {
  const [message]: readonly unknown[] = await once(child, 'message');
  return message;
}
