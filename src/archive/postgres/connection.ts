import pg from 'pg';
import { type Row, unreadable } from '../rows.ts';
import { isPassing } from './database-error.ts';
import { withoutNul } from './without-nul.ts';

/** One statement with its values, `$1` and on; resolves to its rows. */
export type Ask = { readonly ask: (sql: string, ...values: readonly Value[]) => Promise<readonly Row[]> };

/** What work that is all or nothing has: also the choice to leave nothing of it, and still answer. */
export type Inside = Ask & { readonly takeBack: () => void };

type Value =
  | string
  | number
  | boolean
  | null
  | readonly (string | null)[]
  | readonly (number | null)[]
  | Uint8Array;

/** Lends a connection of the pool to this work. One that broke meanwhile is given up. */
export async function connected<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
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
}

/** Work in one transaction: all of it or nothing. */
export async function allOrNothing<Result>(
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

/** The rows of one statement with its values. */
export async function rowsOf(
  client: pg.PoolClient,
  sql: string,
  values: readonly Value[],
): Promise<readonly Row[]> {
  const given = values.map((value) => (typeof value === 'string' ? withoutNul(value) : value));
  const answer: unknown = await client.query(sql, given);
  // Several statements at once, as a step has them, answer with a list.
  const rows = answer instanceof pg.Result ? answer.rows : [];
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cellOf(name, cell)])),
  );
}

function cellOf(name: string, cell: unknown): Row[string] {
  if (cell === null || typeof cell === 'string' || typeof cell === 'number') return cell;
  if (cell instanceof Uint8Array) return new Uint8Array(cell);
  throw unreadable(name, 'a text, a number or bytes', typeof cell);
}
