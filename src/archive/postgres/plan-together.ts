import { inSlices } from '../../in-slices.ts';
import type { Outbox, PlannedEdition } from '../archive.ts';
import { StoreError } from '../store-error.ts';
import type { Database } from './database.ts';
import { writeEditions } from './write-editions.ts';

/** So many editions are written in one transaction at most: it holds a lock for each of their places. */
const mostAtOnce = 200;

/**
 * Plans editions. Those that are asked for in the same turn of the event loop are written together, which is many times faster
 * than one by one; where one of them cannot be written, each is written by itself.
 */
export function planTogether(database: Database): Outbox['plan'] {
  let waiting: Waiting[] = [];
  const flush = async () => {
    const all = waiting;
    waiting = [];
    for (const group of inSlices(all, mostAtOnce)) await writeGroup(database, group);
  };
  return (edition) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(() => void flush());
      waiting.push({ edition, resolve, reject });
    });
}

type Waiting = {
  readonly edition: PlannedEdition;
  readonly resolve: (isNew: boolean) => void;
  readonly reject: (error: unknown) => void;
};

async function writeGroup(database: Database, group: readonly Waiting[]): Promise<void> {
  const editions = group.map(({ edition }) => edition);
  try {
    const areNew = await writeEditions(database, editions);
    if (areNew || group.length === 1) {
      for (const { resolve } of group) resolve(areNew);
      return;
    }
  } catch (error) {
    if (error instanceof StoreError || group.length === 1) {
      for (const { reject } of group) reject(error);
      return;
    }
  }
  for (const one of group) await writeGroup(database, [one]);
}
