import { importPapers } from '../archive/import.ts';
import { readLines } from '../archive/papers-file.ts';
import { openHouse } from '../house.ts';
import { makeProgress } from '../platforms/terminal/progress.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';

/** Problems named one by one; the rest are counted. */
const namedProblems = 20;

/** Adds the papers of a file to the archive. */
export const importCommand: OperatorCommand = {
  name: 'import',
  usage: 'FILE',
  summary: 'Add the papers of a file, one JSON object a line (also .gz)',
  run: async (world, words) => {
    const read = readOptions(words, {});
    if (typeof read === 'string') return misread(world, read);
    const [file, ...more] = read.positionals;
    if (file === undefined || more.length > 0) return misread(world, 'Name one file: import papers.jsonl.gz');
    const house = await openHouse(world);
    try {
      const progress = makeProgress(world.screen);
      const { count, problems } = await importPapers(house.archive, readLines(file), {
        now: world.clock.now(),
        progress: ({ lines }) => progress.step(lines, undefined, 'papers read'),
      });
      progress.end();
      const dropped = count.votesDropped > 0 ? `, ${count.votesDropped} without a day for their votes` : '';
      world.screen.write(
        `${count.added} papers added, ${count.known} known, ${count.unreadable} lines unreadable${dropped}\n`,
      );
      for (const { line, why } of problems.slice(0, namedProblems))
        world.screen.note(`line ${line}: ${why}\n`);
      if (count.unreadable > namedProblems)
        world.screen.note(`and ${count.unreadable - namedProblems} more lines\n`);
      return count.lines > 0 && count.unreadable === count.lines ? 1 : 0;
    } finally {
      await house.close();
    }
  },
};
