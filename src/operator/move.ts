import { isDatabase } from '../../config/environment.ts';
import { fileEnd } from '../archive/file-end.ts';
import { lastPresence, type MoveEnd, moveStore } from '../archive/move.ts';
import type { Clock } from '../clock.ts';
import { OperatorError } from '../operator-error.ts';
import { makeProgress } from '../platforms/terminal/progress.ts';
import type { World } from '../world.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';

/** Carries the store from a file to PostgreSQL, or back. */
export const moveCommand: OperatorCommand = {
  name: 'move',
  usage: 'FROM [TO]',
  summary: 'Carry a whole store, a file or postgres://…, into an empty one, else into PAPERBOY_STORE',
  run: async (world, words) => {
    const read = readOptions(words, {});
    if (typeof read === 'string') return misread(world, read);
    const { store, shared } = world.settings;
    const [from, to = shared?.reveal() ?? store, ...more] = read.positionals;
    if (from === undefined || more.length > 0 || [from, to].some(isNeither))
      return misread(
        world,
        'Name the store and the empty one it goes to, each a file or postgres://user:password@host:5432/name.',
      );
    const [source, target] = [await openEnd(from, world.clock), await openEnd(to, world.clock)];
    try {
      await refuseAtWork(source, world.clock);
      await carry(world, source, target);
      return 0;
    } finally {
      await source.close();
      await target.close();
    }
  },
};

type OpenEnd = MoveEnd & { readonly close: () => Promise<void> };

function isNeither(store: string): boolean {
  return store.includes('://') && !isDatabase(store);
}

/** What speaks with PostgreSQL is loaded only where that is asked for. */
async function openEnd(store: string, clock: Clock): Promise<OpenEnd> {
  if (!isDatabase(store)) return { ...fileEnd(store), close: async () => undefined };
  const { openDatabase } = await import('../archive/postgres/database.ts');
  const { databaseEnd } = await import('../archive/postgres/database-end.ts');
  const { addressOf } = await import('../archive/postgres/database-error.ts');
  const database = openDatabase({ url: store, clock });
  return { ...databaseEnd(database, addressOf(store)), close: database.close };
}

/** A bot says every minute that it is there. */
const quietMs = 2 * 60_000;

/** What a bot does while its store is carried away would be done in the old one alone, and done again from the new one. */
async function refuseAtWork(source: MoveEnd, clock: Clock): Promise<void> {
  const seen = await lastPresence(source);
  if (!seen || Math.abs(clock.now().getTime() - seen.getTime()) >= quietMs) return;
  throw new OperatorError(
    `A bot was at work on ${source.shownAs} at ${seen.toISOString()}: stop it, and move two minutes later.`,
  );
}

async function carry({ screen }: World, source: MoveEnd, target: MoveEnd): Promise<void> {
  const progress = makeProgress(screen);
  const rows = await moveStore(source, target, (done, of) => progress.step(done, of, 'rows carried over'));
  progress.end();
  screen.write(
    `${target.shownAs} holds all of ${source.shownAs}: ${rows} rows. Set PAPERBOY_STORE to it, and start no bot on ${source.shownAs} any more: that would post again what this one posts.\n`,
  );
}
