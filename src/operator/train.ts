import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { needFolderOf } from '../archive/folder.ts';
import { readPaperLine } from '../archive/paper-line.ts';
import { readLines } from '../archive/papers-file.ts';
import type { Paper } from '../paper.ts';
import { figure } from '../platforms/figure.ts';
import { smallModelPath } from '../vectors/open-small-model.ts';
import { shippedPlan, trainModel } from '../vectors/training/train.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';

/** Learns the small model for searches by meaning from the papers of a file. */
export const trainCommand: OperatorCommand = {
  name: 'train',
  usage: 'FILE [--to FOLDER]',
  summary:
    'Learn the small model for searches by meaning from the papers of a file; it takes some ten minutes',
  run: async (world, words) => {
    const read = readOptions(words, { to: { type: 'string' } });
    if (typeof read === 'string') return misread(world, read);
    const [file, ...more] = read.positionals;
    if (file === undefined || more.length > 0) return misread(world, 'Name one file: train papers.jsonl.gz');
    const { to } = read.values;
    if (to !== undefined) needFolderOf(join(to, 'model.bin'));
    const { model, edges } = await trainModel(papersOf(file), shippedPlan, (what) =>
      world.screen.note(`${what}\n`),
    );
    const modelPath = to === undefined ? smallModelPath : join(to, 'model.bin');
    const edgesPath = to === undefined ? shippedEdgesPath : join(to, 'keyword-edges.json');
    await writeFile(modelPath, model);
    await writeFile(edgesPath, `${JSON.stringify(edges, null, 2)}\n`);
    world.screen.write(
      `A model of ${figure(model.length)} bytes was written to ${modelPath}, and what keywords begin and end with to ${edgesPath}\n`,
    );
    return 0;
  },
};

/** Where `similar` looks for what keywords begin and end with. */
const shippedEdgesPath = join(import.meta.dirname, '../select/keyword-edges.json');

async function* papersOf(file: string): AsyncIterable<Paper> {
  for await (const line of readLines(file)) {
    const read = readPaperLine(line);
    if ('find' in read) yield read.find.paper;
  }
}
