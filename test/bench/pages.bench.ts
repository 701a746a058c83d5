import { openHouse, openPlatforms } from '../../src/house.ts';
import { makeTestWorld } from '../kit/world.ts';
import { type Bench, medianOf } from './frame.ts';

const paths = [
  '/',
  '/day/2026-06-15',
  '/week/2026-W25',
  '/month/2026-06',
  '/trending?period=month',
  '/topics',
  '/topic/agents',
  '/search?q=the+model',
  '/search?q=state+space+models',
  '/paper/2606.13432',
] as const;

/** What a reader of the local page waits for, on the full archive. */
export const bench: Bench = async ({ fullArchive }) => {
  const env = { PAPERBOY_STORE: await fullArchive(), PAPERBOY_WEB_PORT: '0' };
  const world = makeTestWorld(env, '2026-06-30T18:00:00Z');
  const house = await openHouse(world);
  const page = (await openPlatforms(world, house)).find(({ name }) => name === 'web');
  await page?.connect(house.desk);
  const url = page?.address?.()?.replace(/\/$/, '') ?? '';
  const figures = [];
  for (const path of paths) {
    const ms = await medianOf(9, async () => {
      const answer = await fetch(url + path);
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
      await answer.text();
    });
    figures.push({ name: `the page ${path}`, ms, aimMs: 100 });
  }
  await page?.close();
  await house.close();
  return figures;
};
