import { type House, openGistWriter, openSources } from '../house.ts';
import { type Delivering, makeDelivering } from '../jobs/deliver.ts';
import { readMeanings } from '../jobs/read-meanings.ts';
import { aloneAs, collectOpen, tasksOf } from '../jobs/tasks.ts';
import { inTurn, makeTurns } from '../jobs/turns.ts';
import { type Door, makeDoor } from '../platforms/door.ts';
import type { Platform } from '../platforms/platform.ts';
import type { World } from '../world.ts';
import { type Connecting, makeConnecting } from './connecting.ts';
import { firstLook } from './first-look.ts';
import { makeHealth } from './health.ts';
import { inHouse, withPlatforms } from './in-house.ts';
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
    return inHouse(world, (house) => {
      let connecting: Connecting | undefined;
      const health = makeHealth(house.archive, registry, () => connecting?.missing() ?? [], world.clock);
      const work = async (platforms: readonly Platform[]): Promise<number> => {
        const made = makeConnecting(platforms, house.desk, world.log);
        connecting = made;
        await behindDoor(world, platforms, () => live(world, house, platforms, made));
        return 0;
      };
      return withPlatforms(world, house, work, health);
    });
  },
};

/** Does work with the door open, where chats are to call there. */
async function behindDoor(
  world: World,
  platforms: readonly Platform[],
  work: () => Promise<void>,
): Promise<void> {
  const door = doorOf(world, platforms);
  try {
    await door?.open();
    if (door) world.log.info({ address: door.address() }, 'the door for chats stands open');
    await work();
  } finally {
    await door?.close();
  }
}

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
  connecting: Connecting,
): Promise<void> {
  const sources = await openSources(world);
  await connecting.task.run();
  const page = platforms.map(({ address }) => address?.()).find((address) => address !== undefined);
  if (page !== undefined) world.screen.note(`The page is at ${page}\n`);
  // Copies that begin at one moment share what there is to do, as they do at every hour.
  const turns = makeTurns(house.archive.runs, world);
  const began = world.clock.now().toISOString();
  // The terminal and the local page alone, on a store of their own, mean that somebody tries Paperboy out.
  if (!world.settings.shared && platforms.every(({ name }) => name === 'terminal' || name === 'web'))
    await firstLook(world, house, sources, page === undefined ? connecting.troubles() : [browseAt(page)]);
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
  const schedule = await world.schedule([connecting.task, ...tasks], world.log, turns);
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

function browseAt(page: string): string {
  return `Browser: open ${page} and ask there as in a chat.`;
}

async function ended(ending: AbortSignal): Promise<void> {
  if (ending.aborted) return;
  await new Promise((resolve) => ending.addEventListener('abort', resolve, { once: true }));
}
