import type { Store } from './store.ts';

/**
 * Runs work in a transaction shared with all that is asked for in the same turn of the event loop: each transaction waits
 * for the disk once, and many parts end while one waits. Work that fails fails alone.
 */
export function groupCommit(store: Store): (work: () => void) => Promise<void> {
  let waiting: { readonly work: () => void; readonly done: PromiseWithResolvers<void> }[] = [];
  const flush = () => {
    const group = waiting;
    waiting = [];
    try {
      store.write(() => {
        for (const { work } of group) work();
      });
      for (const { done } of group) done.resolve();
    } catch {
      for (const { work, done } of group) done.resolve(alone(store, work));
    }
  };
  return (work) => {
    const done = Promise.withResolvers<void>();
    if (waiting.length === 0) setImmediate(flush);
    waiting.push({ work, done });
    return done.promise;
  };
}

async function alone(store: Store, work: () => void): Promise<void> {
  store.write(work);
}
