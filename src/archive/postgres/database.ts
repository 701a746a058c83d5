import pg from 'pg';
import type { Clock } from '../../clock.ts';
import type { AnyStore } from '../any-store.ts';
import { type Row, unreadable } from '../rows.ts';
import { doInTime } from '../together.ts';
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

/** What work that is all or nothing has: also the choice to leave nothing of it, and still answer. */
export type Inside = Ask & { readonly takeBack: () => void };

/** One statement with its values, `$1` and on; resolves to its rows. */
export type Ask = { readonly ask: (sql: string, ...values: readonly Value[]) => Promise<readonly Row[]> };

export type Value =
  | string
  | number
  | boolean
  | null
  | readonly (string | null)[]
  | readonly (number | null)[]
  | Uint8Array;

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

  const connected = async <Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> => {
    const client = await pool.connect();
    let broken = true;
    try {
      const result = await work(client);
      broken = false;
      return result;
    } catch (error) {
      broken = isPassing(error);
      throw error;
    } finally {
      client.release(broken);
    }
  };
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
  const write: Database['write'] = (work) => patiently(() => connected((client) => within(client, work)));
  return {
    ask: (sql, ...values) => patiently(() => connected((client) => rowsOf(client, sql, values))),
    textsOf: (value) => `jsonb_array_elements_text(${value}::jsonb) AS texts (value)`,
    askOnce: (sql, ...values) =>
      connected((client) => rowsOf(client, sql, values)).catch((error: unknown) => {
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

/** What an address says under `options` would stand in the place of ours. */
function apart(url: string): { readonly address: string; readonly theirs: string } {
  const address = new URL(url);
  const theirs = address.searchParams.get('options') ?? '';
  address.searchParams.delete('options');
  return { address: address.href, theirs };
}

/** The lock of such work, a number that no other program takes: the letters of "turn". */
const oneAtATime = 0x74_75_72_6e;

/** int8, as `count(*)` is: our numbers stay far below 2^53. */
const bigint = 20;

async function within<Result>(
  client: pg.PoolClient,
  work: (inside: Inside) => Promise<Result>,
): Promise<Result> {
  await client.query('BEGIN');
  let end = 'COMMIT';
  try {
    const result = await work({
      ask: (sql, ...values) => rowsOf(client, sql, values),
      takeBack: () => {
        end = 'ROLLBACK';
      },
    });
    await client.query(end);
    return result;
  } catch (error) {
    // Where the connection is given up, the server takes everything back itself.
    if (!isPassing(error)) await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function rowsOf(client: pg.PoolClient, sql: string, values: readonly Value[]): Promise<readonly Row[]> {
  const answer: unknown = await client.query(sql, values.map(withoutNul));
  // Several statements at once, as a step has them, answer with a list.
  const rows = answer instanceof pg.Result ? answer.rows : [];
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cellOf(name, cell)])),
  );
}

/** PostgreSQL takes NUL in no text, and what sites and chats answer may hold it. */
function withoutNul(value: Value): Value {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value;
}

function cellOf(name: string, cell: unknown): Row[string] {
  if (cell === null || typeof cell === 'string' || typeof cell === 'number') return cell;
  if (cell instanceof Uint8Array) return new Uint8Array(cell);
  throw unreadable(name, 'a text, a number or bytes', typeof cell);
}
