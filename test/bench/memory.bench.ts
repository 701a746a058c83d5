import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { startReplica } from '../kit/replica.ts';
import { bothChats, startChats } from './chats.ts';
import type { Bench } from './frame.ts';
import type { Order } from './scale-bot.ts';
import { fillStore, readLists } from './scale-fill.ts';
import { typedQueries } from './typed-queries.ts';

const places = 200;
const searches = 200;
const day = '2026-06-30';
/** As `npm start` does; and garbage is collected before memory is looked at. */
const execArgv = ['--max-semi-space-size=8', '--heap-growing-percent=30', '--expose-gc'];

/** What the bot takes when it has just started, and after a day's work, beside Node alone and with the chats' libraries. */
export const bench: Bench = async ({ folder, fullArchive }) => {
  const store = join(folder, 'memory.db');
  cpSync(await fullArchive(), store);
  fillStore(store, { places, readers: places, followsEach: 2 }, new Date(`${day}T07:00:00Z`));
  readLists(store, new Date(`${day}T06:29:00Z`));
  const [chats, replica, port] = [await startChats(), await startReplica(day), await freePort()];
  const sites = { HF_ENDPOINT: replica.url, PAPERBOY_ARXIV_URL: replica.url };
  const env = { ...bothChats(chats), ...sites, PAPERBOY_STORE: store, PAPERBOY_WEB_PORT: `${port}` };
  const startBot = () =>
    fork(join(import.meta.dirname, 'scale-bot.ts'), [JSON.stringify(env), `${day}T06:30:00Z`], {
      env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
      execArgv,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  // The first start takes the types off the code, which takes memory, and keeps what it made, as main.ts does.
  const before = startBot();
  await said(before);
  before.disconnect();
  await once(before, 'exit');
  const bot = startBot();
  try {
    const idleMb = await said(bot);
    chats.take();
    const order = (one: Order) => bot.send(one);
    order({ set: `${day}T08:07:00Z` });
    for (const task of ['collect', 'ping', 'deliver']) {
      order({ crank: task });
      await said(bot);
    }
    for (const words of typedQueries(titlesIn(store), searches)) {
      const answer = await fetch(`http://127.0.0.1:${port}/search?q=${encodeURIComponent(words)}`);
      if (!answer.ok) throw new Error(`the page answered ${answer.status}`);
      await answer.text();
    }
    order({ crank: 'send' });
    const loadedMb = await said(bot);
    const alone = bareMb('');
    const libraries = bareMb("await import('discord.js'); await import('@slack/bolt');");
    const done = `after a day collected, ${places} places and ${searches} searches`;
    return [
      {
        name: 'memory idle, after the start',
        mb: idleMb,
        aimMb: 200,
        yardstick: { name: 'Node alone', mb: alone },
      },
      {
        name: `memory loaded, ${done}`,
        mb: loadedMb,
        aimMb: 300,
        yardstick: { name: 'Node with discord.js and bolt imported', mb: libraries },
      },
    ];
  } finally {
    bot.kill('SIGKILL');
    await replica.stop();
    await chats.stop();
  }
};

/** What the bot says at the end of a task: its memory in MB. */
async function said(bot: ChildProcess): Promise<number> {
  const gone = once(bot, 'exit').then(() => [undefined]);
  const [message]: readonly unknown[] = await Promise.race([once(bot, 'message'), gone]);
  if (message === undefined) throw new Error('the bot ended on its own');
  const { mb, troubles } = z.object({ mb: z.number(), troubles: z.array(z.string()) }).parse(message);
  if (troubles.length > 0) throw new Error(troubles.join('\n'));
  return mb;
}

function bareMb(words: string): number {
  const script = `${words} gc(); process.stdout.write(String(process.memoryUsage.rss() / 1e6))`;
  const argv = [...execArgv, '--input-type=module', '-e', script];
  return Number(spawnSync(process.execPath, argv, { encoding: 'utf8' }).stdout);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

function titlesIn(path: string): readonly { readonly title: string }[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database.prepare('SELECT title FROM papers ORDER BY number').all();
  database.close();
  return rows.map(({ title }) => ({ title: String(title) }));
}
