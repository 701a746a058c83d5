import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { type Bench, medianOf } from './frame.ts';

const main = resolve(import.meta.dirname, '../../src/main.ts');

/** What somebody in a terminal waits for: the whole process, from the start of Node to the last line, on the full archive. */
export const bench: Bench = async ({ fullArchive }) => {
  const store = await fullArchive();
  const env = { ...process.env, PAPERBOY_STORE: store, PAPERBOY_NOW: '2026-06-19T12:00:00Z' };
  const run = (words: readonly string[]) => async () => {
    const { status, stderr } = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  const bare = await medianOf(9, run(['-e', '0']));
  const today = await medianOf(9, run([main, 'today']));
  const search = await medianOf(9, run([main, 'search', 'state space models']));
  const yardstick = { name: 'Node with nothing to do', ms: bare };
  return [
    { name: 'paperboy today, whole process', ms: today, aimMs: 500, yardstick },
    { name: 'paperboy search, whole process', ms: search, aimMs: 500, yardstick },
  ];
};
