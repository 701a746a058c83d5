import type { Delivery } from '../delivery.ts';
import type { PaperId } from '../paper.ts';
import { addressOf, type Place, parsePlace, platformOf } from '../place.ts';
import type { AnyStore } from './any-store.ts';
import type { Backlog, Outbox } from './archive.ts';
import { deliveryColumns, deliveryIn } from './delivery-rows.ts';
import { maybeTextIn, numberIn, type Row, textIn } from './rows.ts';

/** What is read of the ledger in the same way on either store. */
type OutboxReads = Pick<
  Outbox,
  | 'had'
  | 'home'
  | 'lastDue'
  | 'lastDues'
  | 'isPlanned'
  | 'plannedFor'
  | 'deliveries'
  | 'unsent'
  | 'backlog'
  | 'waiting'
  | 'failures'
  | 'failing'
>;

export function outboxReads(store: AnyStore): OutboxReads {
  const { ask, textsOf } = store;
  return {
    had: async (place, papers) => {
      const rows = await ask(
        `SELECT value FROM ${textsOf('$2')} WHERE EXISTS (SELECT 1 FROM had WHERE place = $1 AND paper = value)`,
        place,
        JSON.stringify(papers),
      );
      return new Set<PaperId>(rows.map((row) => textIn(row, 'value')));
    },
    home: (place) => homeOf(store, place),
    lastDue: async (place, until) => {
      const [row] = await ask(
        `SELECT due_at FROM editions WHERE place = $1 AND due_at <= $2 AND name LIKE 'digest/%'
         ORDER BY due_at DESC LIMIT 1`,
        place,
        until?.toISOString() ?? '9999',
      );
      return row && new Date(textIn(row, 'due_at'));
    },
    lastDues: async (places) => {
      const rows = await ask(
        `SELECT value AS place, (SELECT due_at FROM editions WHERE place = value AND name LIKE 'digest/%'
           ORDER BY due_at DESC LIMIT 1) AS due_at FROM ${textsOf('$1')}`,
        JSON.stringify(places),
      );
      return new Map(
        rows.flatMap((row): [Place, Date][] => {
          const due = maybeTextIn(row, 'due_at');
          return due === undefined ? [] : placesIn([row]).map((place) => [place, new Date(due)]);
        }),
      );
    },
    isPlanned: async (place, name) =>
      (await ask('SELECT number FROM editions WHERE place = $1 AND name = $2', place, name)).length > 0,
    plannedFor: async (places, name) => {
      const rows = await ask(
        `SELECT value AS place FROM ${textsOf('$1')}
         WHERE EXISTS (SELECT 1 FROM editions WHERE place = value AND name = $2)`,
        JSON.stringify(places),
        name,
      );
      return new Set(placesIn(rows));
    },
    deliveries: async (limit, place) => {
      const newest = 'ORDER BY deliveries.number DESC LIMIT $1';
      const rows =
        place === undefined
          ? await ask(`${selectDeliveries} ${newest}`, limit)
          : await ask(`${selectDeliveries} WHERE deliveries.place = $2 ${newest}`, limit, place);
      return rows.map(deliveryIn);
    },
    unsent: async (which, limit) => {
      // The sum keeps the order out of the plan: few are unsent, and they are found by their own index.
      const rows = await ask(
        `${selectDeliveries} WHERE deliveries.number IN (
           SELECT number FROM deliveries WHERE state IN (${statesOf[which]}) ORDER BY number + 0 DESC LIMIT $1)
         ORDER BY deliveries.number DESC`,
        limit,
      );
      return rows.map(deliveryIn);
    },
    backlog: () => backlog(store),
    waiting: async () => placesWith(store, "state IN ('pending', 'claimed')"),
    failures: (place) => failures(store, place),
    failing: async () => placesWith(store, "state = 'failed' AND failure_told = 0"),
  };
}

/** Deliveries, as `deliveryIn` reads them. */
const selectDeliveries = `SELECT ${deliveryColumns} FROM deliveries JOIN editions ON editions.number = edition`;

const statesOf = { waiting: "'pending', 'claimed'", failed: "'failed'" } as const;

/** A thread has the number of the message that opened it. */
async function homeOf({ ask }: AnyStore, place: Place): Promise<Place> {
  const rows = await ask(
    'SELECT place FROM deliveries WHERE message_id = $1 AND thread IS NOT NULL AND platform = $2 LIMIT 1',
    addressOf(place),
    platformOf(place),
  );
  return placesIn(rows)[0] ?? place;
}

async function backlog({ ask }: AnyStore): Promise<Backlog> {
  const [row = {}] = await ask(
    `SELECT count(*) FILTER (WHERE state = 'pending') AS pending, count(*) FILTER (WHERE state = 'claimed') AS claimed,
       min(due_at) AS due_since
     FROM deliveries JOIN editions ON editions.number = edition WHERE state IN ('pending', 'claimed')`,
  );
  const dueSince = maybeTextIn(row, 'due_since');
  return {
    pending: numberIn(row, 'pending'),
    claimed: numberIn(row, 'claimed'),
    ...(dueSince !== undefined && { dueSince }),
  };
}

async function failures({ ask }: AnyStore, place: Place): Promise<readonly Delivery[]> {
  const rows = await ask(
    `${selectDeliveries}
     WHERE deliveries.place = $1 AND state = 'failed' AND failure_told = 0 AND name LIKE 'digest/%'
     ORDER BY deliveries.number`,
    place,
  );
  return rows.map(deliveryIn);
}

async function placesWith({ ask }: AnyStore, parts: string): Promise<ReadonlySet<Place>> {
  return new Set(placesIn(await ask(`SELECT DISTINCT place FROM deliveries WHERE ${parts}`)));
}

/** The places in these rows; one of a platform that this version does not know is left out. */
function placesIn(rows: readonly Row[]): Place[] {
  return rows.flatMap((row) => parsePlace(textIn(row, 'place')) ?? []);
}
