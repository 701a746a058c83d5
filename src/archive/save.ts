import type { Paper, PaperId } from '../paper.ts';
import { mergePapers } from '../paper.ts';
import type { Find, SaveCount } from './archive.ts';
import { factColumns, factsOf, paperIn } from './paper-rows.ts';
import { numberIn, type Row, textIn } from './rows.ts';
import { saveListings } from './save-listings.ts';
import type { Store } from './store.ts';
import { queueForVector } from './vector-rows.ts';
import { makeWordCounts } from './vocabulary.ts';
import { indexPaper, isIndexedAlike } from './words-index.ts';

/** What a save did, the row numbers of its papers, and those of them whose words are new to the index. */
export type Saved = {
  readonly count: SaveCount;
  readonly numbers: readonly number[];
  readonly reworded: readonly number[];
};

/**
 * Saves finds inside a transaction that the caller began, all but the words of the index (`indexSaved`). A find counts as added
 * where its paper was never seen before it, so that a paper found twice in one save is added once and known once.
 */
export function saveFinds(store: Store, finds: readonly Find[], now: Date): Saved {
  const numbers = new Map<PaperId, number>();
  const reworded = new Set<number>();
  let added = 0;
  for (const find of finds) {
    const known = store.prepare('SELECT * FROM papers WHERE id = ?').get(find.paper.id);
    const seenAt = find.seenAt ?? now.toISOString();
    if (!known) added += 1;
    const saved = known ? update(store, known, find.paper, seenAt) : insert(store, find.paper, seenAt);
    numbers.set(find.paper.id, saved.number);
    if (saved.isReworded) reworded.add(saved.number);
  }
  saveListings(store, finds, numbers);
  return {
    count: { added, known: finds.length - added },
    numbers: [...new Set(numbers.values())],
    reworded: [...reworded],
  };
}

/** Reads papers whose words are new into the index, in the caller's transaction; they wait for new vectors then. */
export function indexSaved(store: Store, numbers: readonly number[]): void {
  const counts = makeWordCounts();
  for (const number of numbers) {
    const row = store.prepare('SELECT * FROM papers WHERE number = ?').get(number);
    if (!row) continue;
    indexPaper(store, number, paperIn(row), counts);
    queueForVector(store, number);
  }
  counts.flush(store);
}

type SavedPaper = { readonly number: number; readonly isReworded: boolean };

function insert(store: Store, paper: Paper, seenAt: string): SavedPaper {
  const facts = factsOf(paper);
  const marks = facts.map(() => '?').join(', ');
  const done = store
    .prepare(`INSERT INTO papers (${factColumns}, seen_at) VALUES (${marks}, ?)`)
    .run(...facts, seenAt);
  return { number: Number(done.lastInsertRowid), isReworded: true };
}

/** Writes only what changed: most papers of a list that is read again are the same as before. */
function update(store: Store, row: Row, news: Paper, seenAt: string): SavedPaper {
  const number = numberIn(row, 'number');
  const known = paperIn(row);
  const merged = mergePapers(known, news);
  const facts = factsOf(merged);
  const before = factsOf(known);
  if (facts.some((fact, at) => fact !== before[at])) {
    const marks = facts.map(() => '?').join(', ');
    store.prepare(`UPDATE papers SET (${factColumns}) = (${marks}) WHERE number = ?`).run(...facts, number);
  }
  if (seenAt < textIn(row, 'seen_at'))
    store.prepare('UPDATE papers SET seen_at = ? WHERE number = ?').run(seenAt, number);
  return { number, isReworded: !isIndexedAlike(known, merged) };
}
