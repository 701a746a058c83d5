import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { openArchive } from '../../src/archive/open.ts';
import type { Day } from '../../src/day.ts';
import { lastDue } from '../../src/due.ts';
import { planDue } from '../../src/jobs/plan-due.ts';
import { renderDiscord } from '../../src/platforms/discord/render.ts';
import { renderSlack } from '../../src/platforms/slack/render.ts';
import { openSmallModel } from '../../src/vectors/open-small-model.ts';
import { testHands, testPlatform } from '../jobs/kit.ts';
import { type Bench, quantile, timed } from './frame.ts';
import { fillStore, readLists, sendAll } from './scale-fill.ts';

const places = 1_000;
/** The first is not counted: some places begin with the lists of a month. */
const mornings: readonly Day[] = ['2026-06-16', '2026-06-17', '2026-06-18', '2026-06-19'];
const tables = ['editions', 'had', 'deliveries'] as const;

/** From the papers of a real day to the messages of 1,000 places in the outbox, beside writing the same rows bare. */
export const bench: Bench = async ({ folder, fullArchive }) => {
  const store = join(folder, 'planning.db');
  cpSync(await fullArchive(), store);
  fillStore(store, { places, readers: 1, followsEach: 0 }, new Date(`${mornings[0]}T07:00:00Z`));
  const archive = await openArchive(store, { embedder: openSmallModel });
  const platforms = [
    { ...testPlatform('discord'), render: renderDiscord },
    { ...testPlatform('slack'), render: renderSlack },
  ];
  const tries: { readonly ms: number; readonly bareMs: number; readonly messages: number }[] = [];
  for (const day of mornings) {
    sendAll(store);
    readLists(store, new Date(`${day}T06:59:00Z`));
    const hands = testHands(`${day}T08:00:00Z`);
    const { ms, result: planned } = await timed(() => planDue(archive, platforms, hands, lastDue));
    assert.ok(planned > 0.9 * places, `${planned} places got an edition on ${day}`);
    const rows = rowsOf(store, hands.clock.now());
    const { ms: bareMs } = await timed(async () => insert(join(folder, `bare-${day}.db`), rows));
    tries.push({ ms, bareMs, messages: rows.deliveries.length });
  }
  await archive.close();
  const counted = tries.slice(1);
  const median = (of: 'ms' | 'bareMs' | 'messages') =>
    quantile(
      counted.map((one) => one[of]),
      0.5,
    );
  return [
    {
      name: `plan the editions of ${places} places, ${median('messages')} messages`,
      ms: median('ms'),
      aimMs: 5_000,
      yardstick: { name: 'inserting the same rows bare', ms: median('bareMs') },
    },
  ];
};

type Rows = Readonly<Record<(typeof tables)[number], readonly Readonly<Record<string, SQLOutputValue>>[]>>;

/** What was planned at this moment. */
function rowsOf(path: string, plannedAt: Date): Rows {
  const database = new DatabaseSync(path, { readOnly: true });
  const at = plannedAt.toISOString();
  const planned = 'edition IN (SELECT number FROM editions WHERE planned_at = ?)';
  const rows = {
    editions: database.prepare('SELECT * FROM editions WHERE planned_at = ?').all(at),
    had: database.prepare(`SELECT * FROM had WHERE ${planned}`).all(at),
    deliveries: database.prepare(`SELECT * FROM deliveries WHERE ${planned}`).all(at),
  };
  database.close();
  return rows;
}

/** Into tables without an index, safe on the disk at the end. */
function insert(path: string, rows: Rows): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN');
  for (const table of tables) {
    const columns = Object.keys(rows[table][0] ?? {});
    database.exec(`CREATE TABLE ${table} (${columns.join(', ')})`);
    const one = database.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`);
    for (const row of rows[table]) one.run(...Object.values(row));
  }
  database.exec('COMMIT');
  database.close();
}
