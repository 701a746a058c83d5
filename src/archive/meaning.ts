import type { Embedder } from '../embedder.ts';
import type { Paper } from '../paper.ts';
import type { NearWish } from './archive.ts';
import { type Near, nearestPapers } from './nearest-papers.ts';
import { paperIn } from './paper-rows.ts';
import { numberIn } from './rows.ts';
import { makeSignsMemory } from './signs-memory.ts';
import type { Store } from './store.ts';
import { beginModel, countWaiting, vectorState, waitingForVector, writeVectors } from './vector-rows.ts';

/** Loads the model; called once, and only where meaning is asked for. */
export type OpenEmbedder = () => Promise<Embedder>;

/** Papers by meaning. Without a model no paper is near to anything. */
export type Meaning = {
  /** Gives those of these papers that wait for a vector theirs. Where that fails the papers are kept, and wait on. */
  readonly embedSaved: (numbers: readonly number[]) => Promise<void>;
  /** Gives all papers that wait for a vector theirs, some at a time. */
  readonly embedRest: (progress: (done: number, of: number) => void, signal?: AbortSignal) => Promise<void>;
  /** Undefined too where the model fails: whoever searches has the words still. */
  readonly embedWords: (words: string) => Promise<Float32Array | undefined>;
  readonly nearest: (to: Float32Array, wish: NearWish) => readonly Near[];
};

/** Papers embedded between two looks at whatever else waits. */
const batchSize = 128;

export function meaningIn(
  store: Store,
  open: OpenEmbedder | undefined,
  warn: (sentence: string) => void,
): Meaning {
  const signs = makeSignsMemory();
  const embedder = once(open);
  let isTold = false;
  return {
    embedSaved: async (numbers) => {
      try {
        const model = await embedder();
        if (model) await embedAll(store, model, (limit) => waitingForVector(store, limit, numbers));
      } catch (error) {
        warn(
          `New papers are found by their words alone, since their meaning could not be worked out (${reasonOf(error)}).`,
        );
      }
    },
    embedRest: async (progress, signal) => {
      const model = await embedder();
      if (!model) return;
      const of = store.write(() => {
        beginModel(store, model);
        return countWaiting(store);
      });
      const next = (limit: number) => (signal?.aborted ? [] : waitingForVector(store, limit));
      await embedAll(store, model, next, (done) => progress(done, Math.max(of, done)));
    },
    embedWords: async (words) => {
      try {
        const model = await embedder();
        const isOurs = model && store.read(() => vectorState(store))?.model === model.name;
        const vector = isOurs ? await model.embedQuery(words) : undefined;
        isTold = false;
        return vector;
      } catch (error) {
        if (!isTold)
          warn(
            `Searches go by words alone, since their meaning could not be worked out (${reasonOf(error)}).`,
          );
        isTold = true;
        return undefined;
      }
    },
    nearest: (to, wish) => store.read(() => nearestPapers(store, signs(store), to, wish)),
  };
}

/** A load that failed is not kept: what was missing may be there the next time. */
function once(open: OpenEmbedder | undefined): () => Promise<Embedder | undefined> {
  let opened: Promise<Embedder> | undefined;
  return async () => {
    opened ??= open?.().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Batch after batch, as `next` gives them, until there is none; other work goes on between two. */
async function embedAll(
  store: Store,
  model: Embedder,
  next: (limit: number) => readonly number[],
  progress: (done: number) => void = () => undefined,
): Promise<void> {
  let done = 0;
  for (let numbers = next(batchSize); numbers.length > 0; numbers = next(batchSize)) {
    await embedSome(store, model, numbers);
    done += numbers.length;
    progress(done);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A paper that changed while its vector was made waits on: what it says is compared in the transaction that writes. */
async function embedSome(store: Store, model: Embedder, numbers: readonly number[]): Promise<void> {
  const papers = store.read(() => papersWith(store, numbers));
  const vectors = await model.embedPapers([...papers.values()]);
  if (vectors.length < papers.size) throw new RangeError(`${model.name} left papers out`);
  store.write(() => {
    beginModel(store, model);
    const now = papersWith(store, numbers);
    const made = [...papers].flatMap(([number, paper], at) => {
      const vector = vectors[at];
      return vector && JSON.stringify(paper) === JSON.stringify(now.get(number)) ? [{ number, vector }] : [];
    });
    writeVectors(store, made);
  });
}

function papersWith(store: Store, numbers: readonly number[]): ReadonlyMap<number, Paper> {
  const rows = store
    .prepare('SELECT papers.* FROM json_each(?) CROSS JOIN papers ON number = value')
    .all(JSON.stringify(numbers));
  return new Map(rows.map((row) => [numberIn(row, 'number'), paperIn(row)]));
}
