import { once } from 'node:events';
import { createServer } from 'node:http';
import { openHouse, openPlatforms } from '../../src/house.ts';
import { makeTestWorld } from '../kit/world.ts';
import { type Bench, inTurns } from './frame.ts';

const tries = 7;
const paths = [
  '/',
  '/day/2026-06-15',
  '/week/2026-W25',
  '/trending?period=month',
  '/topics',
  '/topic/agents',
  '/search?q=state+space+models',
  '/paper/2606.13432',
] as const;

/** What a reader of the local page waits for, on the full archive: of all kinds of pages the quickest and the slowest. */
export const bench: Bench = async ({ fullArchive }) => {
  const env = { PAPERBOY_STORE: await fullArchive(), PAPERBOY_WEB_PORT: '0' };
  const world = makeTestWorld(env, '2026-06-30T18:00:00Z');
  const house = await openHouse(world);
  const page = (await openPlatforms(world, house)).find(({ name }) => name === 'web');
  await page?.connect(house.desk);
  const url = page?.address?.()?.replace(/\/$/, '') ?? '';
  const times = [];
  for (const path of paths) {
    const bytes = await bytesOf(url + path);
    const bare = await serve(bytes);
    const took = await inTurns(
      tries,
      () => bytesOf(url + path),
      () => bytesOf(bare.url),
    );
    bare.stop();
    times.push({ path, ...took, kb: bytes.byteLength / 1e3 });
  }
  await page?.close();
  await house.close();
  const sorted = times.toSorted((one, other) => one.ms - other.ms);
  return [...sorted.slice(0, 1), ...sorted.slice(-1)].map(({ path, ms, kb, yardstickMs }, at) => ({
    name: `the ${at === 0 ? 'quickest' : 'slowest'} page of ${paths.length}: ${path}, ${kb.toFixed(0)} kB`,
    ms,
    aimMs: 100,
    yardstick: { name: 'a bare server with the same bytes', ms: yardstickMs },
  }));
};

async function bytesOf(url: string): Promise<ArrayBuffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.arrayBuffer();
}

async function serve(bytes: ArrayBuffer): Promise<{ readonly url: string; readonly stop: () => void }> {
  const server = createServer((_, response) => void response.end(Buffer.from(bytes)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
