import type { Step } from '../migrations.ts';
import { textIn } from '../rows.ts';
import { StoreError } from '../store-error.ts';
import type { Ask } from './connection.ts';
import { type Database, schema } from './database.ts';

/**
 * Takes the database through the steps it has not had, in order, each in one transaction together with its record; copies that
 * start at one moment wait for each other. Throws a `StoreError` where a newer version took it further.
 */
export async function migrate(database: Database, steps: readonly Step[], shownAs: string): Promise<void> {
  await database.write(async (inside) => {
    await inside.ask('SELECT pg_advisory_xact_lock($1)', migrating);
    await inside.ask(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await inside.ask('CREATE TABLE IF NOT EXISTS steps (name text PRIMARY KEY)');
    const taken = await stepsTaken(inside);
    const ours = new Set(steps.map(({ name }) => name));
    const unknown = [...taken].find((name) => !ours.has(name));
    if (unknown !== undefined) throw new StoreError('newer', shownAs, { detail: unknown });
    for (const { name, sql } of steps.filter((step) => !taken.has(step.name))) {
      await inside.ask(sql);
      await inside.ask('INSERT INTO steps (name) VALUES ($1)', name);
    }
  });
}

/** A number that no other program takes for its locks: the letters of "paper". */
const migrating = 0x70_61_70_65;

async function stepsTaken(inside: Ask): Promise<ReadonlySet<string>> {
  return new Set((await inside.ask('SELECT name FROM steps')).map((row) => textIn(row, 'name')));
}
