import pg from 'pg';
import type { Clock } from '../../clock.ts';
import type { AnyStore } from '../any-store.ts';
import { doInTime } from '../together.ts';
import { type Ask, allOrNothing, connected, type Inside, rowsOf } from './connection.ts';
import { asDatabaseError, isPassing } from './database-error.ts';

/** A PostgreSQL database that several copies share, and the few ways in which the rooms beside this use it. */
export type Database = Ask & {
  readonly textsOf: AnyStore['textsOf'];
  readonly together: AnyStore['together'];
  /** All or nothing. Runs again from its beginning where the connection breaks or another's work comes in between. */
  readonly write: <Result>(work: (inside: Inside) => Promise<Result>) => Promise<Result>;
  /** As `ask`, but fails at once: for whoever has another answer than the database's. */
  readonly askOnce: Ask['ask'];
  readonly close: () => Promise<void>;
};

export type DatabaseOptions = {
  /** `postgres://user:password@host:5432/name`; its password appears in no error. */
  readonly url: string;
  readonly clock: Clock;
  /** Connections at the same time. */
  readonly connections?: number;
  /** How long one statement, or coming to a connection, may take. */
  readonly timeoutMs?: number;
};

/** All that is ours stands in a schema of its own, whatever else the database holds. */
export const schema = 'paperboy';

/**
 * How long the server keeps the locks of a copy that it hears no more of: its network was cut, or its machine stands still. Both
 * others and the copy itself wait for them.
 */
const ofTheLost = [
  'idle_in_transaction_session_timeout=20s',
  'tcp_keepalives_idle=10',
  'tcp_keepalives_interval=5',
  'tcp_keepalives_count=3',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');

/** Waits between tries of what failed in passing, as while the database starts anew: some seven seconds together. */
const waitsMs = [50, 100, 200, 400, 800, 1_600, 3_200] as const;

/** Makes a pool of connections; none is opened before the first statement. Every failure is a `StoreError`, or a bug of ours. */
export function openDatabase({
  url,
  clock,
  connections = 10,
  timeoutMs = 15_000,
}: DatabaseOptions): Database {
  const pool = poolFor(url, connections, timeoutMs);
  const patiently = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    for (const waitMs of waitsMs) {
      try {
        return await work();
      } catch (error) {
        if (!isPassing(error)) throw asDatabaseError(error, url);
      }
      await clock.sleep(waitMs);
    }
    return work().catch((error: unknown) => {
      throw asDatabaseError(error, url);
    });
  };
  const asked: Ask['ask'] = (sql, ...values) => connected(pool, (client) => rowsOf(client, sql, values));
  const write: Database['write'] = (work) =>
    patiently(() => connected(pool, (client) => allOrNothing(client, work)));
  return {
    ask: (sql, ...values) => patiently(() => asked(sql, ...values)),
    textsOf: (value) => `jsonb_array_elements_text(${value}::jsonb) AS texts (value)`,
    askOnce: (sql, ...values) =>
      asked(sql, ...values).catch((error: unknown) => {
        throw asDatabaseError(error, url);
      }),
    write,
    together: (work) =>
      write(async ({ ask }) => {
        await ask('SELECT pg_advisory_xact_lock($1)', oneAtATime);
        return doInTime(work(), ({ sql, values }) => ask(sql, ...values));
      }),
    close: () => pool.end(),
  };
}

function poolFor(url: string, connections: number, timeoutMs: number): pg.Pool {
  const { address, theirs } = apart(url);
  const pool = new pg.Pool({
    connectionString: address,
    max: connections,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    keepAlive: true,
    options: `${theirs} -c search_path=${schema} -c client_min_messages=warning ${ofTheLost}`,
    types: {
      getTypeParser: (oid, format) => (oid === bigint ? Number : pg.types.getTypeParser(oid, format)),
    },
  });
  // A connection that breaks while nobody uses it is taken out of the pool; whoever asks next gets another one.
  pool.on('error', () => undefined);
  // One that breaks while it is used fails what is asked on it, and says so once more to nobody in particular.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

/** What an address says under `options` would stand in the place of ours. */
function apart(url: string): { readonly address: string; readonly theirs: string } {
  const address = new URL(url);
  const theirs = address.searchParams.get('options') ?? '';
  address.searchParams.delete('options');
  return { address: address.href, theirs };
}

/** The lock of `together`, a number that no other program takes: the letters of "turn". */
export const oneAtATime = 0x74_75_72_6e;

/** int8, as `count(*)` is: our numbers stay far below 2^53. */
const bigint = 20;
