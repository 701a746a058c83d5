import { parentPort, workerData } from 'node:worker_threads';
import { openArchive } from '../../src/archive/open.ts';

/** Claims part after part from the archive at this path, as one of several programs, and tells which it got. */
const { path, at }: { path: string; at: string } = workerData;
const archive = await openArchive(path);
const keys: string[] = [];
for (;;) {
  const [claimed] = await archive.outbox.claim(['discord'], new Date(at), 60_000, 1);
  if (!claimed) break;
  keys.push(claimed.key);
}
await archive.close();
parentPort?.postMessage(keys);
