import { join } from 'node:path';
import type { Find } from '../../src/archive/archive.ts';
import { readPaperLine } from '../../src/archive/paper-line.ts';
import { readLines } from '../../src/archive/papers-file.ts';
import { open as openPlain } from './engines/fts5.ts';
import { open as openOurs } from './engines/paperboy.ts';
import { type Filled, timed } from './frame.ts';

/** As many papers as `import` saves in one transaction. */
const batchSize = 500;

/** Fills our archive and a plain one with the corpus, a batch here and a batch there. */
export async function fillBoth(corpus: string, folder: string): Promise<Filled> {
  const archive = join(folder, 'full.db');
  const plain = join(folder, 'plain.db');
  const [ours, theirs] = [await openOurs(archive), await openPlain(plain)];
  const batches: Filled['batches'][number][] = [];
  const add = async (finds: readonly Find[]) => {
    const { ms } = await timed(() => ours.add(finds));
    const { ms: plainMs } = await timed(() => theirs.add(finds));
    batches.push({ papers: finds.length, ms, plainMs });
  };
  let batch: Find[] = [];
  for await (const line of readLines(corpus)) {
    const read = readPaperLine(line);
    if ('find' in read) batch.push(read.find);
    if (batch.length < batchSize) continue;
    await add(batch);
    batch = [];
  }
  if (batch.length > 0) await add(batch);
  await ours.close();
  await theirs.close();
  return { archive, plain, batches };
}
