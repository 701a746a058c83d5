import type { Delivery } from '../delivery.ts';
import { deliveryKey } from '../delivery.ts';
import { type Place, parsePlace, platformOf } from '../place.ts';
import type { Outbox, PlannedEdition } from './archive.ts';
import { deliveryColumns, deliveryIn } from './delivery-rows.ts';
import { groupCommit } from './group-commit.ts';
import { claim, nextAt, settle } from './outbox-claims.ts';
import { pausesIn } from './outbox-pauses.ts';
import { presenceIn } from './outbox-presence.ts';
import { textIn } from './rows.ts';
import type { Store } from './store.ts';
import { noteTold, toldAmong } from './told.ts';

/** The ledger in SQLite. */
export function outboxIn(store: Store): Outbox {
  const together = groupCommit(store);
  return {
    plan: async (edition) => store.write(() => plan(store, edition)),
    had: async (place, papers) => {
      const one = store.prepare('SELECT 1 FROM had WHERE place = ? AND paper = ?');
      return store.read(() => new Set(papers.filter((paper) => one.get(place, paper))));
    },
    told: async (asked) => store.read(() => toldAmong(store, asked)),
    lastDue: async (place, until) => store.read(() => lastDue(store, place, until)),
    isPlanned: async (place, name) =>
      store.read(
        () =>
          store.prepare('SELECT 1 FROM editions WHERE place = ? AND name = ?').get(place, name) !== undefined,
      ),
    claim: async (platforms, now, leaseMs, limit) =>
      store.write(() => claim(store, platforms, now, leaseMs, limit)),
    settle: (key, outcome) => together(() => settle(store, key, outcome)),
    deliveries: async (limit, place) => store.read(() => deliveries(store, limit, place)),
    nextAt: async (platforms) => store.read(() => nextAt(store, platforms)),
    waiting: async () => store.read(() => waiting(store)),
    failures: async (place) => store.read(() => failures(store, place)),
    pauses: pausesIn(store),
    presence: presenceIn(store),
  };
}

function plan(store: Store, edition: PlannedEdition): boolean {
  const { place, name, dueAt, plannedAt, messages, papers, tells = [], failures: toldOf = [] } = edition;
  if (toldAmong(store, tells).length > 0) return false;
  const at = plannedAt.toISOString();
  const made = store
    .prepare(
      'INSERT INTO editions (place, name, due_at, planned_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
    .run(place, name, dueAt.toISOString(), at);
  if (made.changes === 0) return false;
  const number = made.lastInsertRowid;
  noteTold(store, tells, at);
  const had = store.prepare(
    'INSERT INTO had (place, paper, edition) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  for (const paper of papers) had.run(place, paper, number);
  const delivery = store.prepare(
    `INSERT INTO deliveries (key, edition, part, place, platform, body, papers, state, not_before)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'pending', ?)`,
  );
  for (const [part, message] of messages.entries()) {
    const key = deliveryKey(place, name, part);
    const [body, shown] = [JSON.stringify(message.body), JSON.stringify(message.papers)];
    delivery.run(key, number, part, place, platformOf(place), body, shown, at);
  }
  const told = store.prepare('UPDATE deliveries SET failure_told = 1 WHERE key = ?');
  for (const key of toldOf) told.run(key);
  // What a digest has told of, or was made without, is over.
  if (name.startsWith('digest/'))
    store.prepare('DELETE FROM pauses WHERE place = ? AND ended_at IS NOT NULL').run(place);
  return true;
}

function lastDue(store: Store, place: Place, until?: Date): Date | undefined {
  const row = store
    .prepare(
      `SELECT due_at FROM editions WHERE place = ? AND due_at <= ? AND name LIKE 'digest/%'
       ORDER BY due_at DESC LIMIT 1`,
    )
    .get(place, until?.toISOString() ?? '9999');
  return row && new Date(textIn(row, 'due_at'));
}

function waiting(store: Store): ReadonlySet<Place> {
  const rows = store
    .prepare("SELECT DISTINCT place FROM deliveries WHERE state IN ('pending', 'claimed')")
    .all();
  return new Set(rows.map((row) => parsePlace(textIn(row, 'place'))).filter((place) => place !== undefined));
}

function failures(store: Store, place: Place): readonly Delivery[] {
  const rows = store
    .prepare(
      `SELECT ${deliveryColumns} FROM deliveries JOIN editions ON editions.number = edition
       WHERE deliveries.place = ? AND state = 'failed' AND failure_told = 0 AND name LIKE 'digest/%'
       ORDER BY deliveries.number`,
    )
    .all(place);
  return rows.map(deliveryIn);
}

function deliveries(store: Store, limit: number, place?: Place): readonly Delivery[] {
  const ofPlace = place === undefined ? '' : 'WHERE deliveries.place = ?';
  const rows = store
    .prepare(
      `SELECT ${deliveryColumns} FROM deliveries JOIN editions ON editions.number = edition
       ${ofPlace} ORDER BY deliveries.number DESC LIMIT ?`,
    )
    .all(...(place === undefined ? [] : [place]), limit);
  return rows.map(deliveryIn);
}
