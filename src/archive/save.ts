import type { Paper, PaperId } from '../paper.ts';
import { mergePapers } from '../paper.ts';
import type { Find, SaveCount } from './archive.ts';
import { factColumns, factsOf, paperIn } from './paper-rows.ts';
import { numberIn, type Row, textIn } from './rows.ts';
import { saveListings } from './save-listings.ts';
import type { Store } from './store.ts';
import { queueForVector } from './vector-rows.ts';
import { makeWordCounts, type WordCounts } from './vocabulary.ts';
import { indexPaper, isIndexedAlike } from './words-index.ts';

/** What a save did, and the row numbers of its papers. */
export type Saved = { readonly count: SaveCount; readonly numbers: readonly number[] };

/**
 * Saves finds inside a transaction that the caller began. A find counts as added where its paper was never seen
 * before it, so that a paper found twice in one save is added once and known once.
 */
export function saveFinds(store: Store, finds: readonly Find[], now: Date): Saved {
  const numbers = new Map<PaperId, number>();
  const counts = makeWordCounts();
  let added = 0;
  for (const find of finds) {
    const known = store.prepare('SELECT * FROM papers WHERE id = ?').get(find.paper.id);
    const seenAt = find.seenAt ?? now.toISOString();
    if (!known) added += 1;
    numbers.set(
      find.paper.id,
      known ? update(store, known, find.paper, seenAt, counts) : insert(store, find.paper, seenAt, counts),
    );
  }
  counts.flush(store);
  saveListings(store, finds, numbers);
  return { count: { added, known: finds.length - added }, numbers: [...new Set(numbers.values())] };
}

function insert(store: Store, paper: Paper, seenAt: string, counts: WordCounts): number {
  const facts = factsOf(paper);
  const marks = facts.map(() => '?').join(', ');
  const done = store
    .prepare(`INSERT INTO papers (${factColumns}, seen_at) VALUES (${marks}, ?)`)
    .run(...facts, seenAt);
  const number = Number(done.lastInsertRowid);
  indexPaper(store, number, paper, counts);
  queueForVector(store, number);
  return number;
}

/** Writes only what changed: most papers of a list that is read again are the same as before. */
function update(store: Store, row: Row, news: Paper, seenAt: string, counts: WordCounts): number {
  const number = numberIn(row, 'number');
  const known = paperIn(row);
  const merged = mergePapers(known, news);
  const facts = factsOf(merged);
  const before = factsOf(known);
  if (facts.some((fact, at) => fact !== before[at])) {
    const marks = facts.map(() => '?').join(', ');
    store.prepare(`UPDATE papers SET (${factColumns}) = (${marks}) WHERE number = ?`).run(...facts, number);
  }
  if (!isIndexedAlike(known, merged)) {
    indexPaper(store, number, merged, counts);
    queueForVector(store, number);
  }
  if (seenAt < textIn(row, 'seen_at'))
    store.prepare('UPDATE papers SET seen_at = ? WHERE number = ?').run(seenAt, number);
  return number;
}
