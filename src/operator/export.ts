import { exportPapers } from '../archive/export.ts';
import { writeLines } from '../archive/papers-file.ts';
import { makeProgress } from '../platforms/terminal/progress.ts';
import { inHouse } from './in-house.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';

/** Writes all papers to a file that `import` reads. */
export const exportCommand: OperatorCommand = {
  name: 'export',
  usage: 'FILE',
  summary: 'Write all papers to a file, one JSON object a line (also .gz)',
  run: async (world, words) => {
    const read = readOptions(words, {});
    if (typeof read === 'string') return misread(world, read);
    const [file, ...more] = read.positionals;
    if (file === undefined || more.length > 0) return misread(world, 'Name one file: export papers.jsonl.gz');
    return inHouse(world, async (house) => {
      const progress = makeProgress(world.screen);
      const total = await house.archive.papers.count();
      let written = 0;
      const counted = async function* () {
        for await (const line of exportPapers(house.archive)) {
          written += 1;
          if (written % 500 === 0) progress.step(written, total, 'papers written');
          yield line;
        }
      };
      await writeLines(file, counted());
      progress.end();
      world.screen.write(`${written} papers written to ${file}\n`);
      return 0;
    });
  },
};
