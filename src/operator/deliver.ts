import { deliver } from '../jobs/deliver.ts';
import { inHouse, withPlatforms } from './in-house.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';

/** Plans what is due and sends what may be sent, once. */
export const deliverCommand: OperatorCommand = {
  name: 'deliver',
  usage: '--once',
  summary: 'Post every digest that is due now, and end (start does it at each hour by itself)',
  run: async (world, words) => {
    const read = readOptions(words, { once: { type: 'boolean' } });
    if (typeof read === 'string') return misread(world, read);
    if (!read.values.once) return misread(world, 'Say deliver --once; to deliver at every hour, use start.');
    const done = await inHouse(world, (house) =>
      withPlatforms(world, house, (platforms) => deliver(house.archive, platforms, world)),
    );
    world.screen.note(
      `${done.planned} digests planned, ${done.sent} messages sent, ${done.later} to be sent later, ${done.failed} failed\n`,
    );
    return done.failed > 0 ? 1 : 0;
  },
};
