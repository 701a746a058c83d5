import type { Embedder } from '../embedder.ts';
import type { PaperId } from '../paper.ts';
import { eightBitsOf, signsOf, unitOf } from './quantize.ts';
import { bytesIn, numberIn, textIn } from './rows.ts';
import type { Store } from './store.ts';

/** Papers whose signs are kept in one row: a search reads whole rows, and a save writes one anew. */
export const papersInBlock = 1024;

/** A paper's row number and its unit vector. */
type Embedded = { readonly number: number; readonly vector: Float32Array };

/** What the kept vectors are: which model made them, and a count that grows with every change. */
type VectorState = { readonly model: string; readonly dimensions: number; readonly changes: number };

export function vectorState(store: Store): VectorState | undefined {
  const row = store.prepare('SELECT model, dimensions, changes FROM vectors_made_by').get();
  if (!row) return undefined;
  return {
    model: textIn(row, 'model'),
    dimensions: numberIn(row, 'dimensions'),
    changes: numberIn(row, 'changes'),
  };
}

/** Forgets all vectors and queues all papers, where another model made them: vectors of two models never meet. */
export function beginModel(store: Store, { name, dimensions }: Pick<Embedder, 'name' | 'dimensions'>): void {
  const state = vectorState(store);
  if (state?.model === name && state.dimensions === dimensions) return;
  store.run(`
    DELETE FROM vectors;
    DELETE FROM vector_signs;
    DELETE FROM vectors_made_by;
    INSERT INTO unembedded SELECT number FROM papers WHERE TRUE ON CONFLICT DO NOTHING;`);
  store
    .prepare('INSERT INTO vectors_made_by (model, dimensions, changes) VALUES (?, ?, ?)')
    .run(name, dimensions, (state?.changes ?? 0) + 1);
}

/** A paper whose words are new waits for a vector. */
export function queueForVector(store: Store, number: number): void {
  store.prepare('INSERT INTO unembedded (paper) VALUES (?) ON CONFLICT DO NOTHING').run(number);
}

/** Up to `limit` row numbers of papers that wait for a vector; of these papers, where given. */
export function waitingForVector(store: Store, limit: number, among?: readonly number[]): readonly number[] {
  const rows = among
    ? store
        .prepare('SELECT paper FROM json_each(?) CROSS JOIN unembedded ON paper = value LIMIT ?')
        .all(JSON.stringify(among), limit)
    : store.prepare('SELECT paper FROM unembedded LIMIT ?').all(limit);
  return rows.map((row) => numberIn(row, 'paper'));
}

export function countWaiting(store: Store): number {
  return numberIn(store.prepare('SELECT count(*) AS papers FROM unembedded').get() ?? {}, 'papers');
}

/** Keeps these vectors, in the transaction of the caller, and takes their papers out of the queue. */
export function writeVectors(store: Store, embedded: readonly Embedded[]): void {
  const one = store.prepare('INSERT OR REPLACE INTO vectors (paper, eight) VALUES (?, ?)');
  const done = store.prepare('DELETE FROM unembedded WHERE paper = ?');
  for (const { number, vector } of embedded) {
    one.run(number, eightBitsOf(vector));
    done.run(number);
  }
  const blocks = Map.groupBy(embedded, ({ number }) => Math.floor(number / papersInBlock));
  const row = store.prepare('UPDATE vectors_made_by SET changes = changes + 1 RETURNING changes').get();
  const changed = numberIn(row ?? {}, 'changes');
  for (const [block, within] of blocks) writeSigns(store, block, within, changed);
}

function writeSigns(store: Store, block: number, embedded: readonly Embedded[], changed: number): void {
  const width = signsOf(embedded[0]?.vector ?? new Float32Array()).length;
  const known = store.prepare('SELECT signs FROM vector_signs WHERE block = ?').get(block);
  const signs = known ? numbersIn(bytesIn(known, 'signs')) : new Uint32Array(papersInBlock * width);
  for (const { number, vector } of embedded) signs.set(signsOf(vector), (number % papersInBlock) * width);
  store
    .prepare('INSERT OR REPLACE INTO vector_signs (block, changed, signs) VALUES (?, ?, ?)')
    .run(block, changed, new Uint8Array(signs.buffer));
}

/** How many blocks there are, counted from the first paper. */
export function blockCount(store: Store): number {
  const row = store.prepare('SELECT coalesce(max(block) + 1, 0) AS blocks FROM vector_signs').get();
  return numberIn(row ?? {}, 'blocks');
}

/** Rows of signs that changed after this count, in numbers, one at a time. */
export function* signsSince(store: Store, changes: number): Iterable<{ block: number; signs: Uint32Array }> {
  for (const row of store.prepare('SELECT block, signs FROM vector_signs WHERE changed > ?').iterate(changes))
    yield { block: numberIn(row, 'block'), signs: numbersIn(bytesIn(row, 'signs')) };
}

/** The kept vector of each of these row numbers, in bytes; those that have none are left out. */
export function eightBits(
  store: Store,
  numbers: readonly number[],
): readonly (readonly [number, Int8Array])[] {
  return store
    .prepare('SELECT paper, eight FROM json_each(?) CROSS JOIN vectors ON paper = value')
    .all(JSON.stringify(numbers))
    .map((row) => [numberIn(row, 'paper'), new Int8Array(bytesIn(row, 'eight'))]);
}

/** The unit vectors of papers that are known and have one. */
export function vectorsOf(store: Store, ids: readonly PaperId[]): ReadonlyMap<PaperId, Float32Array> {
  const one = store.prepare('SELECT eight FROM papers JOIN vectors ON paper = number WHERE id = ?');
  const rows = ids.map((id) => [id, one.get(id)] as const);
  return new Map(
    rows.flatMap(([id, row]) => (row ? [[id, unitOf(new Int8Array(bytesIn(row, 'eight')))] as const] : [])),
  );
}

/** A copy, since a blob need not begin where a number may. */
function numbersIn(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.slice().buffer);
}
