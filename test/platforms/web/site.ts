import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CheerioAPI, load } from 'cheerio';
import type { Find } from '../../../src/archive/archive.ts';
import { type House, openHouse, openPlatforms } from '../../../src/house.ts';
import type { Platform } from '../../../src/platforms/platform.ts';
import { makeTestWorld, type TestWorld } from '../../kit/world.ts';

/** The page of a whole Paperboy, on a free port of this machine. */
export type Site = {
  readonly url: string;
  readonly house: House;
  readonly world: TestWorld;
  readonly platform: Platform;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  /** A page as a browser reads it. */
  readonly page: (path: string, headers?: Readonly<Record<string, string>>) => Promise<CheerioAPI>;
  /** Posts a form as the page itself would. */
  readonly post: (
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
};

/** Opens one with these papers; it closes with the test. */
export async function openSite(
  t: { readonly after: (end: () => Promise<void>) => void },
  finds: readonly Find[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-web-'));
  const world = makeTestWorld(
    { PAPERBOY_STORE: join(folder, 'paperboy.db'), PAPERBOY_WEB_PORT: '0', ...env },
    '2026-06-16T12:00:00Z',
  );
  const house = await openHouse(world);
  await house.archive.papers.save(finds, world.clock.now());
  const page = (await openPlatforms(world, house)).find(({ name }) => name === 'web');
  if (!page) throw new Error('there is no page');
  await page.connect(house.desk);
  t.after(async () => {
    await page.close();
    await house.close();
    await rm(folder, { recursive: true });
  });
  const url = page.address?.()?.replace(/\/$/, '') ?? '';
  const get: Site['get'] = (path, headers = {}) => fetch(url + path, { headers, redirect: 'manual' });
  return {
    url,
    house,
    world,
    platform: page,
    get,
    page: async (path, headers) => load(await (await get(path, headers)).text()),
    post: (path, fields, headers = {}) =>
      fetch(url + path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: url, ...headers },
        redirect: 'manual',
      }),
  };
}

/** A paper as Hugging Face lists it. */
export function listed(
  id: string,
  day: `${number}-${number}-${number}`,
  more: Partial<Find['paper']> = {},
  votes = 1,
): Find {
  return {
    paper: {
      id,
      title: `Paper ${id}`,
      abstract: 'An abstract.',
      authors: ['Ada Lovelace'],
      keywords: [],
      categories: [],
      ...more,
    },
    listings: [{ source: 'huggingface', day, paper: id, votes, comments: 2 }],
  };
}
