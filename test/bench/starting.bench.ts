import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { bothChats, startChats } from './chats.ts';
import { type Bench, inTurns } from './frame.ts';

const main = resolve(import.meta.dirname, '../../src/main.ts');
const libraries = "await import('discord.js'); await import('@slack/bolt');";
const tries = 7;

/** What is waited for: from the start of Node until the bot answers in both chats; and until a question in a terminal is answered. */
export const bench: Bench = async ({ folder, fullArchive }) => {
  const store = join(folder, 'starting.db');
  cpSync(await fullArchive(), store);
  const chats = await startChats();
  const env = { ...process.env, PAPERBOY_STORE: store, PAPERBOY_NOW: '2026-06-19T12:00:00Z' };
  const bare = (words: string) => async () => run(['--input-type=module', '-e', words], env);
  const ours = (words: readonly string[]) => async () => run([main, ...words], env);
  try {
    const start = await inTurns(tries, () => untilReady({ ...env, ...bothChats(chats) }), bare(libraries));
    const today = await inTurns(tries, ours(['today']), bare(''));
    const search = await inTurns(tries, ours(['search', 'state space models']), bare(''));
    const nothing = (ms: number) => ({ name: 'Node with nothing to do', ms });
    return [
      {
        name: 'start, until Discord, Slack and the page are ready',
        ms: start.ms,
        aimMs: 2_000,
        yardstick: { name: 'Node importing discord.js and bolt', ms: start.yardstickMs },
      },
      { name: 'today, whole process', ms: today.ms, aimMs: 500, yardstick: nothing(today.yardstickMs) },
      { name: 'search, whole process', ms: search.ms, aimMs: 500, yardstick: nothing(search.yardstickMs) },
    ];
  } finally {
    await chats.stop();
  }
};

function run(words: readonly string[], env: NodeJS.ProcessEnv): void {
  const { status, stderr } = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** Until the program says where its page is: by then every chat is connected. */
async function untilReady(env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, [main, 'start'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  for await (const line of createInterface(child.stderr)) {
    said.push(line);
    if (line.startsWith('The page is at')) break;
  }
  if (child.exitCode !== null) throw new Error(said.join('\n'));
  if (said.some((line) => line.includes('"level":50'))) throw new Error(said.join('\n'));
  child.kill('SIGKILL');
  await once(child, 'exit');
}
