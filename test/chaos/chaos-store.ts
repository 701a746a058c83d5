import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Archive } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import { openSharedArchive } from '../../src/archive/postgres/open.ts';
import { startPostgres } from '../kit/postgres.ts';
import { startProxy } from './proxy.ts';

/** Where one copy of the bot has its store: a file, or its own file and a database. */
export type Whereabouts = { readonly store: string; readonly shared?: string };

/** What the copies keep what they know in, and what happens to it. */
export type ChaosStore = {
  /** One for each copy. */
  readonly copies: readonly Whereabouts[];
  /** Opens it as one more copy. */
  readonly open: () => Promise<Archive>;
  /** Troubles that come once each, in this order; a copy's index where it alone is cut off. */
  readonly troubles: readonly Trouble[];
  readonly stop: () => Promise<void>;
};

export type Trouble = {
  readonly name: string;
  readonly cutOff?: number;
  /** Resolves once it is over. */
  readonly happen: () => Promise<void>;
};

/** One SQLite file for all of them. */
export async function fileStore(folder: string, copies: number): Promise<ChaosStore> {
  const store = join(folder, 'paperboy.db');
  return {
    copies: Array.from({ length: copies }, () => ({ store })),
    open: () => openArchive(store),
    troubles: [],
    stop: async () => undefined,
  };
}

/** One PostgreSQL for all of them, which writes to the disk as it should; each reaches it by a network of its own. */
export async function sharedStore(folder: string, copies: number, cutMs: number): Promise<ChaosStore> {
  const server = await startPostgres();
  const url = new URL(await server.database());
  const proxies = await Promise.all(Array.from({ length: copies }, () => startProxy(server.port)));
  const cut = (at: number, how: 'late' | 'broken'): Trouble => ({
    name: how === 'late' ? 'answers of PostgreSQL that come late' : 'a cut between one copy and PostgreSQL',
    cutOff: at,
    happen: async () => {
      proxies[at]?.freeze(how === 'late' ? 'answers' : 'all');
      await wait(cutMs);
      proxies[at]?.end(how);
    },
  });
  return {
    copies: proxies.map(({ port }, at) => ({
      store: join(folder, `copy-${at}.db`),
      shared: String(Object.assign(new URL(url), { port })),
    })),
    open: () =>
      openSharedArchive({
        url: String(url),
        copy: join(folder, 'onlooker.db'),
        clock: { now: () => new Date(0), sleep: (ms) => wait(ms) },
      }),
    troubles: [
      cut(0, 'broken'),
      { name: 'a restart of PostgreSQL', happen: () => server.restart() },
      cut(1 % copies, 'late'),
    ],
    stop: async () => {
      await Promise.all(proxies.map((proxy) => proxy.stop()));
      await server.stop();
    },
  };
}
