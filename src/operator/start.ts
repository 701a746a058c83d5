import { type House, openGistWriter, openHouse, openPlatforms, openSources } from '../house.ts';
import { makeDelivering } from '../jobs/deliver.ts';
import { readMeanings } from '../jobs/read-meanings.ts';
import { collectOpen, tasksOf } from '../jobs/tasks.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Task } from '../task.ts';
import type { World } from '../world.ts';
import { firstLook } from './first-look.ts';
import { makeHealth } from './health.ts';
import { makeMeter } from './meter.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';

/** Runs the bot until it is asked to end. */
export const startCommand: OperatorCommand = {
  name: 'start',
  usage: '',
  summary: 'Run the bot: collect through the day, answer, and deliver at each hour',
  run: async (given, words) => {
    const read = readOptions(words, {});
    if (typeof read === 'string') return misread(given, read);
    if (words.length > 0) return misread(given, 'Say start alone: what it does is set in .env.');
    const { meter, registry } = makeMeter();
    const world = { ...given, meter };
    const house = await openHouse(world);
    const connected = new Set<Platform>();
    const missing = () => platforms.filter((one) => !connected.has(one)).map(({ name }) => name);
    const health = makeHealth(house.archive, registry, missing, world.clock);
    const platforms = await openPlatforms(world, house, health);
    try {
      await live(world, house, platforms, connected);
      return 0;
    } finally {
      for (const platform of platforms) await platform.close();
      await house.close();
    }
  },
};

async function live(
  world: World,
  house: House,
  platforms: readonly Platform[],
  connected: Set<Platform>,
): Promise<void> {
  const sources = await openSources(world);
  const connecting = connectTask(world, house, platforms, connected);
  await connecting.run();
  const page = platforms.map(({ address }) => address?.()).find((address) => address !== undefined);
  if (page !== undefined) world.screen.note(`The page is at ${page}\n`);
  // The terminal and the local page alone mean that somebody tries Paperboy out.
  if (platforms.every(({ name }) => name === 'terminal' || name === 'web'))
    await firstLook(world, house, sources, page);
  else await collectOpen(sources, house.archive, world);
  const delivering = makeDelivering(house.archive, platforms, world);
  await delivering.round();
  const reading = readMeanings(house.archive, world);
  const writer = await openGistWriter(world);
  const { alerts } = world.settings;
  const tasks = tasksOf(house.archive, sources, platforms, world, delivering, {
    ...(writer && { writer }),
    ...(alerts && { alerts }),
  });
  const schedule = await world.schedule([connecting, ...tasks], world.log);
  await ended(world.ending);
  await schedule.stop();
  await delivering.rest();
  await reading;
}

/** Connects what is not connected yet. A chat that cannot be reached is named, tried again, and holds up no other. */
function connectTask(
  world: World,
  house: House,
  platforms: readonly Platform[],
  connected: Set<Platform>,
): Task {
  return {
    name: 'connect',
    cron: '*/5 * * * *',
    run: async () => {
      for (const platform of platforms.filter((one) => !connected.has(one))) {
        try {
          await platform.connect(house.desk);
          connected.add(platform);
        } catch (error) {
          world.log.error(
            { platform: platform.name },
            error instanceof Error ? error.message : String(error),
          );
        }
      }
    },
  };
}

async function ended(ending: AbortSignal): Promise<void> {
  if (ending.aborted) return;
  await new Promise((resolve) => ending.addEventListener('abort', resolve, { once: true }));
}
