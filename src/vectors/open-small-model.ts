import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Embedder } from '../embedder.ts';
import { ModelFileError } from './model-file.ts';
import { makeSmallModel } from './small-model.ts';

/** Where the model that is shipped with Paperboy lies: `npm run train` writes it. */
export const smallModelPath = join(import.meta.dirname, 'model.bin');

/** The model that is shipped with Paperboy. It takes some 30 ms and 15 MB: open it once, when it is needed. */
export async function openSmallModel(): Promise<Embedder> {
  return makeSmallModel(await readModelFile(smallModelPath));
}

async function readModelFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new ModelFileError(`The model file ${path} cannot be read: install Paperboy again.`, {
      cause: error,
    });
  }
}
