import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Taken, Told } from './delivering-servers.ts';

/** A Discord and a Slack that take messages at their stated pace and refuse what comes faster, in a thread of their own. */
export type PacedServers = {
  readonly discord: string;
  readonly slack: string;
  readonly taken: () => Promise<Taken>;
  readonly stop: () => Promise<void>;
};

export async function startPacedServers(): Promise<PacedServers> {
  const worker = new Worker(new URL('./delivering-servers.ts', import.meta.url));
  const next = async (): Promise<Told> => (await once(worker, 'message'))[0];
  const urls = await next();
  if (!('discord' in urls)) throw new Error('the servers did not say where they are');
  return {
    ...urls,
    taken: async () => {
      const told = next();
      worker.postMessage('count');
      const counts = await told;
      if (!('taken' in counts)) throw new Error('the servers did not say what they took');
      return counts;
    },
    stop: async () => {
      await worker.terminate();
    },
  };
}
