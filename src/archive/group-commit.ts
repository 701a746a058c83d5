import type { Store } from './store.ts';

/**
 * Runs work in a transaction shared with all that is asked for in the same turn of the event loop: each transaction waits
 * for the disk once, and many parts end while one waits. Work that fails fails alone.
 */
export function groupCommit(store: Store): <Result>(work: () => Result) => Promise<Result> {
  let waiting: Work[] = [];
  const flush = () => {
    const group = waiting;
    waiting = [];
    try {
      const ends = store.write(() => group.map(({ run }) => run()));
      for (const end of ends) end();
    } catch {
      for (const { alone } of group) alone();
    }
  };
  return (work) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({
        run: () => {
          const result = work();
          return () => resolve(result);
        },
        alone: () => {
          try {
            resolve(store.write(work));
          } catch (error) {
            reject(error);
          }
        },
      });
    });
}

/** One piece of work in a shared transaction: what it gives is told once that is written. */
type Work = { readonly run: () => () => void; readonly alone: () => void };
