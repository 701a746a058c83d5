import { onceEach } from '../once-each.ts';
import type { PaperId } from '../paper.ts';
import { platformOf } from '../place.ts';
import type { PlannedEdition } from './archive.ts';
import { partRows } from './delivery-rows.ts';
import { shareBody } from './shared-bodies.ts';
import type { Store } from './store.ts';
import { noteTold, toldAmong } from './told.ts';

/**
 * Writes an edition into SQLite, in the caller's transaction. What it was made from may be old by now, where several programs
 * plan: nothing is written where it holds a paper that its place was given since, or a ping that its reader got.
 */
export function plan(store: Store, edition: PlannedEdition): boolean {
  const { place, name, dueAt, plannedAt, tells = [], failures: toldOf = [] } = edition;
  if (toldAmong(store, tells).length > 0) return false;
  const at = plannedAt.toISOString();
  const made = store
    .prepare(
      'INSERT INTO editions (place, name, due_at, planned_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
    .run(place, name, dueAt.toISOString(), at);
  if (made.changes === 0) return false;
  const number = made.lastInsertRowid;
  if (!noteHad(store, edition, number)) {
    store.prepare('DELETE FROM editions WHERE number = ?').run(number);
    return false;
  }
  noteTold(store, tells, at);
  const delivery = store.prepare(
    `INSERT INTO deliveries (key, edition, part, place, platform, body, papers, files, thread, state, not_before)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?)`,
  );
  for (const { key, part, body, papers: shown, files, thread } of partRows(edition)) {
    const message = edition.messages[part];
    const shared = message ? shareBody(store, message, body) : body;
    delivery.run(key, number, part, place, platformOf(place), shared, shown, files, thread, at);
  }
  const told = store.prepare('UPDATE deliveries SET failure_told = 1 WHERE key = ?');
  for (const key of toldOf) told.run(key);
  // What a digest has told of, or was made without, is over.
  if (name.startsWith('digest/'))
    store.prepare('DELETE FROM pauses WHERE place = ? AND ended_at IS NOT NULL').run(place);
  return true;
}

/** Takes down what the place has now; false, and nothing is taken down, where it had one of them. */
function noteHad(store: Store, { place, papers }: PlannedEdition, edition: number | bigint): boolean {
  const { text, count } = writtenOut(papers);
  const noted = store
    .prepare(
      'INSERT INTO had (place, paper, edition) SELECT ?1, value, ?2 FROM json_each(?3) WHERE true ON CONFLICT DO NOTHING',
    )
    .run(place, edition, text);
  if (noted.changes === count) return true;
  store.prepare('DELETE FROM had WHERE place = ? AND edition = ?').run(place, edition);
  return false;
}

/** Many places get one and the same list: it is put into words once, in the order in which SQLite keeps it. */
const writtenOut = onceEach((papers: readonly PaperId[]) => {
  const each = [...new Set(papers)].toSorted();
  return { text: JSON.stringify(each), count: each.length };
});
