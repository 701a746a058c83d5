import { importPapers } from '../archive/import.ts';
import { readLines } from '../archive/papers-file.ts';
import { makeProgress } from '../platforms/terminal/progress.ts';
import { inHouse } from './in-house.ts';
import { noteProblems } from './note-problems.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';

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
    return inHouse(world, async (house) => {
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
      const said = problems.map(({ line, why }) => `line ${line}: ${why}`);
      noteProblems(world.screen, said, Math.max(said.length, count.unreadable));
      return count.lines > 0 && count.unreadable === count.lines ? 1 : 0;
    });
  },
};
