import { beginCopy, copyState } from '../copy.ts';
import type { Indexing } from '../index-again.ts';
import type { Meaning } from '../meaning.ts';
import { numberIn } from '../rows.ts';
import type { Store } from '../store.ts';
import { StoreError } from '../store-error.ts';
import { applyRows } from './apply.ts';
import type { Ask } from './connection.ts';
import type { Database } from './database.ts';
import { oneForAll } from './one-for-all.ts';
import { countChangedAfter, papersChangedAfter, sharedState } from './shared-papers.ts';

/** How a copy comes to have what the shared store has. */
export type CatchUp = {
  /** When the copy is opened: tells how far it is, and leaves the meanings of many papers to `embedRest`. */
  readonly begin: (indexing: Indexing) => Promise<void>;
  /** Until the copy has all that was saved before this was asked for. Throws where the shared store cannot be reached. */
  readonly whole: () => Promise<void>;
  /**
   * For those who search: the same, but they wait for some hundred papers at most, and for no store that is broken. What
   * is more comes behind them.
   */
  readonly lightly: () => Promise<void>;
  /** The same as `whole`, in a transaction that locked the papers. */
  readonly inside: (inside: Ask) => Promise<void>;
};

/** Papers that are brought over at once: other work waits some tenths of a second for them. */
const batchSize = 250;
/** Papers whose meanings are waited for: those of more, as when another copy imports, come some minutes behind their words. */
const mostAwaited = 1_000;

export function catchUpOf(
  database: Database,
  { store, path }: { readonly store: Store; readonly path: string },
  meaning: Meaning,
  warn: (sentence: string) => void,
): CatchUp {
  let reworded: readonly number[] = [];
  let isLost = false;
  const told = (wasEmptied: boolean): boolean => {
    if (wasEmptied)
      warn('The copy on this machine is not of this shared store, or has more than it: it is made anew.');
    return wasEmptied;
  };
  /** Brings batches over, `most` at most; whether nothing is left. */
  const batches = async (ask: Ask, most = Number.POSITIVE_INFINITY, progress = (_: number) => {}) => {
    const shared = await sharedState(ask);
    told(beginCopy(store, shared));
    for (let batch = 0; batch < most; batch += 1) {
      const known = copyState(store);
      if (known?.store !== shared.store) throw new StoreError('taken', path);
      if (known.changed >= shared.changed) return true;
      const rows = await papersChangedAfter(ask, known.changed, batchSize);
      const last = rows.length > 0 ? numberIn(rows.at(-1) ?? {}, 'changed') : 0;
      const reached = rows.length < batchSize ? Math.max(last, shared.changed) : last;
      const applied = applyRows(store, rows, { store: shared.store, changed: reached });
      told(applied.isEmptied);
      reworded = [...reworded, ...applied.reworded];
      progress(rows.length);
    }
    return (copyState(store)?.changed ?? 0) >= shared.changed;
  };
  const embed = async () => {
    const numbers = reworded;
    reworded = [];
    if (numbers.length === 0) return;
    const embedded = meaning.embedSaved(numbers);
    if (numbers.length <= mostAwaited) await embedded;
  };
  const whole = oneForAll(async () => {
    await batches(database);
    await embed();
  });
  const some = oneForAll(async () => {
    try {
      if (await batches({ ask: database.askOnce }, 1)) await embed();
      else void whole().catch(() => undefined);
      isLost = false;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      if (!isLost)
        warn(`Searches are answered from this machine's own copy, and miss what is new: ${error.message}`);
      isLost = true;
    }
  });
  return {
    begin: async (indexing) => {
      const { changed } = copyState(store) ?? { changed: 0 };
      const of = await countChangedAfter(database, changed);
      let done = 0;
      await batches(database, undefined, (papers) => {
        done += papers;
        indexing(done, Math.max(of, done));
      });
      if (reworded.length <= batchSize) await embed();
      reworded = [];
    },
    whole,
    lightly: async () => {
      const tried = some();
      if (isLost) tried.catch(() => undefined);
      else await tried;
    },
    inside: async (inside) => {
      await batches(inside);
    },
  };
}
