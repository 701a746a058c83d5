import { type House, openGistWriter, openHouse, openPlatforms, openSources } from '../house.ts';
import { type Delivering, makeDelivering } from '../jobs/deliver.ts';
import { readMeanings } from '../jobs/read-meanings.ts';
import { aloneAs, collectOpen, tasksOf } from '../jobs/tasks.ts';
import { inTurn, makeTurns } from '../jobs/turns.ts';
import { type Door, makeDoor } from '../platforms/door.ts';
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
    const door = doorOf(world, platforms);
    try {
      await door?.open();
      if (door) world.log.info({ address: door.address() }, 'the door for chats stands open');
      await live(world, house, platforms, connected);
      return 0;
    } finally {
      await door?.close();
      for (const platform of platforms) await platform.close();
      await house.close();
    }
  },
};

/** What chats call; nobody does where none of them was told to. */
function doorOf({ settings, clock, log }: World, platforms: readonly Platform[]): Door | undefined {
  const knocks = platforms.flatMap(({ knock }) => knock ?? []);
  if (!settings.door) return undefined;
  if (knocks.length === 0) log.warn({}, 'PAPERBOY_DOOR_PORT is set, but no chat is set up to call there');
  return makeDoor(settings.door, knocks, { clock, log });
}

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
  // Copies that begin at one moment share what there is to do, as they do at every hour.
  const turns = makeTurns(house.archive.runs, world);
  const began = world.clock.now().toISOString();
  // The terminal and the local page alone, on a store of their own, mean that somebody tries Paperboy out.
  if (!world.settings.shared && platforms.every(({ name }) => name === 'terminal' || name === 'web'))
    await firstLook(world, house, sources, page);
  else await inTurn(turns, 'collect', began, () => collectOpen(sources, house.archive, world));
  const delivering = makeDelivering(house.archive, platforms, world);
  // A morning that fell due while nobody was there may take long to plan: hours that come meanwhile wait for nothing else.
  const first = deliverFirst(world, delivering, () =>
    inTurn(turns, aloneAs('deliver', platforms), began, delivering.round),
  );
  const reading = readMeanings(house.archive, world);
  const writer = await openGistWriter(world);
  const { alerts } = world.settings;
  const tasks = tasksOf(house.archive, sources, platforms, world, delivering, {
    ...(writer && { writer }),
    ...(alerts && { alerts }),
  });
  const schedule = await world.schedule([connecting, ...tasks], world.log, turns);
  await ended(world.ending);
  await schedule.stop();
  await first;
  await delivering.rest();
  await reading;
}

/** The first round, and where it is another copy's, what that one planned. */
async function deliverFirst(
  { log }: World,
  delivering: Delivering,
  round: () => Promise<boolean>,
): Promise<void> {
  try {
    if (!(await round())) await delivering.send();
  } catch (error) {
    log.error({ task: 'deliver', error }, 'a task failed');
  }
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
