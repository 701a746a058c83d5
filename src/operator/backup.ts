import { inHouse } from './in-house.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';
import { storeName } from './store-name.ts';

/** Copies the store, also while the bot runs. */
export const backupCommand: OperatorCommand = {
  name: 'backup',
  usage: 'FILE',
  summary: 'Copy the store as it is now, also while the bot runs',
  run: async (world, words) => {
    const read = readOptions(words, {});
    if (typeof read === 'string') return misread(world, read);
    const [file, ...more] = read.positionals;
    if (file === undefined || more.length > 0)
      return misread(world, 'Name one file: backup paperboy-backup.db');
    return inHouse(world, async (house) => {
      await house.archive.backup(file);
      world.screen.write(`${file} holds all of ${await storeName(world.settings)}\n`);
      return 0;
    });
  },
};
