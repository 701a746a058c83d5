import { OperatorError } from '../../operator-error.ts';
import type { MoveEnd, PutRows } from '../move.ts';
import { countRows, movedTables } from '../moved-tables.ts';
import type { Row } from '../rows.ts';
import type { Ask } from './connection.ts';
import { type Database, schema } from './database.ts';
import { migrate } from './migrations.ts';
import { lockPapers } from './shared-papers.ts';
import { steps } from './steps.ts';
import { withoutNul } from './without-nul.ts';

/** A store in PostgreSQL, as an end of a move; it is shown without its password. */
export function databaseEnd(database: Database, shownAs: string): MoveEnd {
  return {
    shownAs,
    read: async (work) => {
      const [there] = await database.ask(`SELECT to_regclass('${schema}.steps')::text AS steps`);
      if (there?.steps === null) throw new OperatorError(`${shownAs} holds no store of Paperboy: name one.`);
      await migrate(database, steps, shownAs);
      return database.write(async ({ ask }) => {
        await ask('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
        return work(ask);
      });
    },
    fill: async (work) => {
      await migrate(database, steps, shownAs);
      await database.write(async (inside) => {
        // A bot that is started too early waits, and finds all.
        await inside.ask(`LOCK TABLE ${movedTables.map(({ name }) => name)} IN EXCLUSIVE MODE`);
        if ((await countRows(inside.ask)) > 0)
          throw new OperatorError(
            `${shownAs} holds a store already: name an empty database, so that nothing is lost.`,
          );
        await work(await putInto(inside));
        await countOn(inside);
      });
    },
  };
}

/** In one transaction: whatever interrupts it, nothing stays. */
async function putInto(inside: Ask): Promise<PutRows> {
  let changed = await lockPapers(inside);
  return async ({ name, columns }, rows) => {
    const isPapers = name === 'papers';
    const all = isPapers ? [...columns, 'changed'] : columns;
    const values = isPapers ? rows.map((row) => ({ ...row, changed: changed++ })) : rows;
    await inside.ask(
      `INSERT INTO ${name} (${all}) SELECT ${all} FROM json_populate_recordset(NULL::${name}, $1::json)`,
      asJson(values),
    );
    if (isPapers) await inside.ask('UPDATE paper_changes SET changed = $1', changed - 1);
  };
}

function asJson(rows: readonly Row[]): string {
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'string' ? withoutNul(value) : value));
}

/** What is written next gets the number after the highest. */
async function countOn({ ask }: Ask): Promise<void> {
  for (const name of ['editions', 'deliveries'])
    await ask(
      `SELECT setval(pg_get_serial_sequence('${schema}.${name}', 'number'), max(number)) AS newest FROM ${name}
       HAVING max(number) IS NOT NULL`,
    );
}
