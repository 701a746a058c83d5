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
  const { place, name, dueAt, plannedAt, papers, tells = [], failures: toldOf = [] } = edition;
  const used = JSON.stringify([...new Set(papers)]);
  const given = store.prepare(
    'SELECT 1 FROM json_each(?2) WHERE EXISTS (SELECT 1 FROM had WHERE place = ?1 AND paper = value) LIMIT 1',
  );
  if (toldAmong(store, tells).length > 0 || given.get(place, used)) return false;
  const at = plannedAt.toISOString();
  const made = store
    .prepare(
      'INSERT INTO editions (place, name, due_at, planned_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
    .run(place, name, dueAt.toISOString(), at);
  if (made.changes === 0) return false;
  const number = made.lastInsertRowid;
  noteTold(store, tells, at);
  store
    .prepare('INSERT INTO had (place, paper, edition) SELECT ?1, value, ?2 FROM json_each(?3)')
    .run(place, number, used);
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
