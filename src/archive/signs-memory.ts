import { signsWidth } from './quantize.ts';
import type { Signs } from './signs-scan.ts';
import type { Store } from './store.ts';
import { blockCount, papersInBlock, signsSince, vectorState } from './vector-rows.ts';

/** The signs of all vectors as the store has them now: rows that changed since they were asked for last are read anew. */
type SignsMemory = (store: Store) => Signs;

/** A million papers of 256 dimensions take 32 MB; nothing is read before somebody asks. */
export function makeSignsMemory(): SignsMemory {
  let model: string | undefined;
  let changes = 0;
  let signs: Signs = { all: new Uint32Array(), width: 2 };
  return (store) => {
    const state = vectorState(store);
    if (state?.model !== model) {
      model = state?.model;
      changes = 0;
      signs = { all: new Uint32Array(), width: signsWidth(state?.dimensions ?? 32) };
    }
    if (state && state.changes > changes) {
      signs = withChanges(store, signs, changes);
      changes = state.changes;
    }
    return signs;
  };
}

function withChanges(store: Store, { all, width }: Signs, changes: number): Signs {
  const numbers = papersInBlock * width;
  const length = Math.max(all.length, blockCount(store) * numbers);
  const grown = length > all.length ? new Uint32Array(length) : all;
  if (grown !== all) grown.set(all);
  for (const { block, signs } of signsSince(store, changes))
    grown.set(signs.subarray(0, numbers), block * numbers);
  return { all: grown, width };
}
