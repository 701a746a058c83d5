import { writeFile } from 'node:fs/promises';
import { readPaperLine } from '../archive/paper-line.ts';
import { readLines } from '../archive/papers-file.ts';
import type { Paper } from '../paper.ts';
import { smallModelPath } from '../vectors/open-small-model.ts';
import { shippedPlan, trainModel } from '../vectors/training/train.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';

/** Learns the small model for searches by meaning from the papers of a file. */
export const trainCommand: OperatorCommand = {
  name: 'train',
  usage: 'FILE [--to MODEL]',
  summary:
    'Learn the small model for searches by meaning from the papers of a file; it takes some ten minutes',
  run: async (world, words) => {
    const read = readOptions(words, { to: { type: 'string' } });
    if (typeof read === 'string') return misread(world, read);
    const [file, ...more] = read.positionals;
    if (file === undefined || more.length > 0) return misread(world, 'Name one file: train papers.jsonl.gz');
    const to = read.values.to ?? smallModelPath;
    const model = await trainModel(papersOf(file), shippedPlan, (what) => world.screen.note(`${what}\n`));
    await writeFile(to, model);
    world.screen.write(`A model of ${model.length.toLocaleString('en')} bytes was written to ${to}\n`);
    return 0;
  },
};

async function* papersOf(file: string): AsyncIterable<Paper> {
  for await (const line of readLines(file)) {
    const read = readPaperLine(line);
    if ('find' in read) yield read.find.paper;
  }
}
