import { type House, openHouse, openPlatforms, openSources } from '../house.ts';
import { deliver } from '../jobs/deliver.ts';
import { collectOpen, tasksOf } from '../jobs/tasks.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Task } from '../task.ts';
import type { World } from '../world.ts';
import { firstLook } from './first-look.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';

/** Runs the bot until it is asked to end. */
export const startCommand: OperatorCommand = {
  name: 'start',
  usage: '',
  summary: 'Run the bot: collect through the day, answer, and deliver at each hour',
  run: async (world, words) => {
    const read = readOptions(words, {});
    if (typeof read === 'string') return misread(world, read);
    if (words.length > 0) return misread(world, 'Say start alone: what it does is set in .env.');
    const house = await openHouse(world);
    const platforms = await openPlatforms(world);
    try {
      await live(world, house, platforms);
      return 0;
    } finally {
      for (const platform of platforms) await platform.close();
      await house.close();
    }
  },
};

async function live(world: World, house: House, platforms: readonly Platform[]): Promise<void> {
  const sources = await openSources(world);
  const connecting = connectTask(world, house, platforms);
  await connecting.run();
  // The terminal alone means that somebody tries Paperboy out.
  if (platforms.length === 1) await firstLook(world, house, sources);
  else await collectOpen(sources, house.archive, world);
  await deliver(house.archive, platforms, world);
  const schedule = await world.schedule(
    [connecting, ...tasksOf(house.archive, sources, platforms, world)],
    world.log,
  );
  await ended(world.ending);
  await schedule.stop();
}

/** Connects what is not connected yet. A chat that cannot be reached is named, tried again, and holds up no other. */
function connectTask(world: World, house: House, platforms: readonly Platform[]): Task {
  const connected = new Set<Platform>();
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
