import type { Delivery } from '../delivery.ts';
import { deliveryKey } from '../delivery.ts';
import { addressOf, type Place, parsePlace, platformOf } from '../place.ts';
import type { Backlog, Outbox, PlannedEdition } from './archive.ts';
import { deliveryColumns, deliveryIn } from './delivery-rows.ts';
import { groupCommit } from './group-commit.ts';
import { claim, doubtAll, nextAt, settle } from './outbox-claims.ts';
import { holdsIn, sendAgain } from './outbox-holds.ts';
import { pausesIn } from './outbox-pauses.ts';
import { presenceIn } from './outbox-presence.ts';
import { maybeTextIn, numberIn, textIn } from './rows.ts';
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
    home: async (place) => store.read(() => homeOf(store, place)),
    lastDue: async (place, until) => store.read(() => lastDue(store, place, until)),
    isPlanned: async (place, name) =>
      store.read(
        () =>
          store.prepare('SELECT 1 FROM editions WHERE place = ? AND name = ?').get(place, name) !== undefined,
      ),
    claim: async (platforms, now, leaseMs, limit) =>
      store.write(() => claim(store, platforms, now, leaseMs, limit)),
    settle: (key, attempts, outcome) => together(() => settle(store, key, attempts, outcome)),
    deliveries: async (limit, place) => store.read(() => deliveries(store, limit, place)),
    unsent: async (which, limit) => store.read(() => unsent(store, which, limit)),
    doubtAll: async () => store.write(() => doubtAll(store)),
    nextAt: async (platforms) => store.read(() => nextAt(store, platforms)),
    backlog: async () => store.read(() => backlog(store)),
    waiting: async () => store.read(() => waiting(store)),
    failures: async (place) => store.read(() => failures(store, place)),
    sendAgain: async (key, at) => store.write(() => sendAgain(store, key, at)),
    holds: holdsIn(store),
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
    `INSERT INTO deliveries (key, edition, part, place, platform, body, papers, files, thread, state, not_before)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?)`,
  );
  for (const [part, message] of messages.entries()) {
    const key = deliveryKey(place, name, part);
    const [body, shown] = [JSON.stringify(message.body), JSON.stringify(message.papers)];
    const files = message.files ? JSON.stringify(message.files) : null;
    const thread = message.thread ? JSON.stringify(message.thread) : null;
    delivery.run(key, number, part, place, platformOf(place), body, shown, files, thread, at);
  }
  const told = store.prepare('UPDATE deliveries SET failure_told = 1 WHERE key = ?');
  for (const key of toldOf) told.run(key);
  // What a digest has told of, or was made without, is over.
  if (name.startsWith('digest/'))
    store.prepare('DELETE FROM pauses WHERE place = ? AND ended_at IS NOT NULL').run(place);
  return true;
}

/** A thread has the number of the message that opened it. */
function homeOf(store: Store, place: Place): Place {
  const row = store
    .prepare('SELECT place FROM deliveries WHERE message_id = ? AND thread IS NOT NULL AND platform = ?')
    .get(addressOf(place), platformOf(place));
  return (row && parsePlace(textIn(row, 'place'))) ?? place;
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

function backlog(store: Store): Backlog {
  const row =
    store
      .prepare(
        `SELECT count(*) FILTER (WHERE state = 'pending') AS pending, count(*) FILTER (WHERE state = 'claimed') AS claimed,
                min(due_at) AS due_since
           FROM deliveries JOIN editions ON editions.number = edition WHERE state IN ('pending', 'claimed')`,
      )
      .get() ?? {};
  const dueSince = maybeTextIn(row, 'due_since');
  return {
    pending: numberIn(row, 'pending'),
    claimed: numberIn(row, 'claimed'),
    ...(dueSince !== undefined && { dueSince }),
  };
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

/** Found by the indices of such parts alone: the ledger is not read through for a few. */
const unsentParts = {
  waiting: "INDEXED BY queue WHERE state IN ('pending', 'claimed')",
  failed: "INDEXED BY failed WHERE state = 'failed'",
} as const;

function unsent(store: Store, which: keyof typeof unsentParts, limit: number): readonly Delivery[] {
  const rows = store
    .prepare(
      `SELECT ${deliveryColumns} FROM deliveries JOIN editions ON editions.number = edition
       WHERE deliveries.number IN (SELECT number FROM deliveries ${unsentParts[which]} ORDER BY number DESC LIMIT ?)
       ORDER BY deliveries.number DESC`,
    )
    .all(limit);
  return rows.map(deliveryIn);
}
