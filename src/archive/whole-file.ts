import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';

/**
 * Has a store's file made under another name, and gives it its own once it is whole and on the disk. Where that fails nothing of
 * it stays. Rejects where `make` does.
 */
export async function makeWhole<Made>(path: string, make: (growing: string) => Promise<Made>): Promise<Made> {
  const growing = `${path}.part`;
  try {
    await clear(growing);
    const made = await make(growing);
    await sync(growing);
    await rename(growing, path);
    return made;
  } catch (error) {
    await clear(growing);
    throw error;
  }
}

/** The first file of a store that stands under this name, its own or one beside it; undefined where none does. */
export function standingAt(path: string): string | undefined {
  return [path, ...besides.map((end) => `${path}${end}`)].find((one) => existsSync(one));
}

/** SQLite writes beside a store what is not in it yet: beside another one, that would be read into it. */
const besides = ['-wal', '-shm'] as const;

async function clear(path: string): Promise<void> {
  for (const end of ['', ...besides]) await rm(`${path}${end}`, { force: true });
}

async function sync(path: string): Promise<void> {
  const written = await open(path, 'r+');
  try {
    await written.sync();
  } finally {
    await written.close();
  }
}
