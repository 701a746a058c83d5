import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const folder = resolve(import.meta.dirname, '../../../shared/replica');
const program = join(folder, 'replica.mjs');

/** The replica's saved days: `hf/<day>.json`, `arxiv/<day>.jsonl`. */
export const replicaData = join(folder, 'data');

/** For `test(…, { skip: noReplica }, …)`: a sentence where there is no replica beside the repository, else false. */
export const noReplica: string | false =
  !existsSync(program) &&
  'The replica of both sites is not there (../shared/replica): this is not tested here.';

/** A stand-in for both sites on real days, in a process of its own. */
export type Replica = {
  readonly url: string;
  /** See the replica's header: today, grow, faults, limits. */
  readonly control: (order: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Every request so far. */
  readonly log: () => Promise<readonly LoggedRequest[]>;
  readonly stop: () => Promise<void>;
};

export type LoggedRequest = z.output<typeof logged>;

const logged = z.object({
  at: z.number(),
  method: z.string(),
  url: z.string(),
  userAgent: z.string(),
  status: z.number(),
});

/** Starts one on a free port. Stop it when the tests end. */
export async function startReplica(today = '2026-06-30'): Promise<Replica> {
  const child = spawn(process.execPath, [program, '--port', '0', '--today', today], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('the replica ended before it listened'))),
  ]);
  const { url } = z.object({ url: z.url() }).parse(JSON.parse(String(line)));
  return {
    url,
    control: async (order) => {
      await fetch(`${url}/_control`, { method: 'POST', body: JSON.stringify(order) });
    },
    log: async () => z.array(logged).parse(await (await fetch(`${url}/_log`)).json()),
    stop: async () => {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** Hugging Face's list of a saved day: the ids of its papers, in the site's order. */
export function savedIds(day: string): readonly string[] {
  const entries = z.array(z.object({ paper: z.object({ id: z.string() }) }));
  return entries
    .parse(JSON.parse(readFileSync(join(replicaData, 'hf', `${day}.json`), 'utf8')))
    .map(({ paper }) => paper.id);
}
