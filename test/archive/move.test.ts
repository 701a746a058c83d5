import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import type { Archive } from '../../src/archive/archive.ts';
import { fileEnd } from '../../src/archive/file-end.ts';
import { moveStore } from '../../src/archive/move.ts';
import { keptTables, movedTables } from '../../src/archive/moved-tables.ts';
import { openArchive } from '../../src/archive/open.ts';
import { databaseEnd } from '../../src/archive/postgres/database-end.ts';
import { runCommand } from '../../src/program.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { plan } from '../jobs/kit.ts';
import { makeTestWorld } from '../kit/world.ts';
import { fill } from './full.ts';
import { all, now, paper, tempFolder } from './kit.ts';
import { onPostgres, openTestCopy, openTestDatabase } from './stores.ts';

const quiet = () => undefined;

onPostgres((open) => {
  test('from a file to PostgreSQL and back to a file every row is the same, and every answer', async (t) => {
    const { url, folder, first } = await filled(t, await open(t));
    const database = openTestDatabase(url);
    t.after(database.close);
    const shared = databaseEnd(database, 'postgres');
    const steps: number[] = [];
    const rows = await moveStore(fileEnd(first), shared, (done) => steps.push(done));
    assert.equal(steps.at(-1), rows);
    const back = join(folder, 'back.db');
    assert.equal(await moveStore(shared, fileEnd(back), quiet), rows);
    const held = rowsIn(first);
    assert.deepEqual(rowsIn(back), held);
    for (const { name } of movedTables)
      assert.ok(
        held.some(([table]) => table === name),
        `no ${name}`,
      );

    const archives = [await openArchive(first), await openTestCopy(t, url), await openArchive(back)] as const;
    t.after(() => Promise.all([archives[0].close(), archives[2].close()]));
    const [before, there, after] = await Promise.all(archives.map(answersOf));
    assert.deepEqual(there, before);
    assert.deepEqual(after, before);
    // What is written next gets a number of its own, after all that were carried over.
    for (const archive of archives) await plan(archive, 'discord:1', 'digest/2026-06-20', 1, now);
    const newest = archives.map(async ({ outbox }) => (await outbox.deliveries(1))[0]?.key);
    assert.deepEqual(await Promise.all(newest), Array(3).fill('discord:1#digest/2026-06-20#0'));
    for (const { papers } of archives) await papers.save([{ paper: paper('2606.99999'), listings: [] }], now);
    assert.deepEqual(await Promise.all(archives.map(({ papers }) => papers.count())), Array(3).fill(604));
  });

  test('every table and every column of both stores is carried over, or known to stay', async (t) => {
    const { url, first } = await filled(t, await open(t));
    const database = openTestDatabase(url);
    t.after(database.close);
    await moveStore(fileEnd(first), databaseEnd(database, 'postgres'), quiet);
    const known = [...movedTables.map(({ name }) => name), ...keptTables];
    const file = new DatabaseSync(first);
    t.after(() => file.close());
    const inFile = file
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'words\\_%' ESCAPE '\\'",
      )
      .all()
      .map(({ name }) => String(name));
    const inDatabase = (
      await database.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'paperboy'")
    ).map(({ tablename }) => String(tablename));
    assert.deepEqual(
      [...inFile, ...inDatabase].filter((name) => !known.includes(name)),
      [],
    );
    for (const { name, columns } of movedTables) {
      const own = file.prepare('SELECT name FROM pragma_table_info(?)').all(name);
      const theirs = await database.ask(
        "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'paperboy' AND table_name = $1",
        name,
      );
      const sorted = (rows: readonly { readonly name?: unknown }[]) =>
        rows
          .map((row) => String(row.name))
          .filter((column) => column !== 'changed')
          .toSorted();
      assert.deepEqual(sorted(own), columns.toSorted(), name);
      assert.deepEqual(sorted(theirs), columns.toSorted(), name);
    }
  });

  test('a target that holds anything is refused, and what is interrupted leaves nothing behind', async (t) => {
    const { url, folder, first } = await filled(t, await open(t));
    const before = rowsIn(first);
    const database = openTestDatabase(url);
    t.after(database.close);
    const shared = databaseEnd(database, 'postgres://here');
    const stop = (done: number) => {
      if (done > 1_500) throw new Error('interrupted');
    };
    await assert.rejects(moveStore(fileEnd(first), shared, stop), /interrupted/);
    await moveStore(fileEnd(first), shared, quiet);
    await assert.rejects(moveStore(fileEnd(first), shared, quiet), /postgres:\/\/here holds a store already/);
    const back = join(folder, 'back.db');
    await assert.rejects(moveStore(shared, fileEnd(back), stop), /interrupted/);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('back.db')),
      [],
    );
    await assert.rejects(
      moveStore(shared, fileEnd(first), quiet),
      /There is a file .* already: move it away/,
    );
    assert.deepEqual(rowsIn(first), before);
  });

  test('the backup of a shared store is a store of its own, whose waiting parts are looked for first', async (t) => {
    const { url, folder, first } = await filled(t, await open(t));
    const file = join(folder, 'backup.db');
    const database = openTestDatabase(url);
    t.after(database.close);
    await moveStore(fileEnd(first), databaseEnd(database, 'postgres'), quiet);
    const shared = await openTestCopy(t, url);
    await shared.backup(file);
    await assert.rejects(shared.backup(file), /There is a file .* already/);
    const backup = await openArchive(file);
    t.after(backup.close);
    const sure = (await backup.outbox.unsent('waiting', 100)).filter(
      ({ state }) => !('inDoubt' in state) || state.inDoubt === undefined,
    );
    assert.deepEqual(sure, []);
    assert.equal(await backup.papers.count(), 603);
  });

  test('move carries a store over, and refuses while a bot is at work on it', async (t) => {
    const { url, first } = await filled(t, await open(t));
    const archive = await openArchive(first);
    await archive.outbox.presence.note(new Date('2026-07-20T08:59:00Z'));
    await archive.close();
    const secret = url.replace('paperboy@', 'paperboy:planted@');
    const world = makeTestWorld({ PAPERBOY_STORE: secret }, '2026-07-20T09:00:00Z');
    await assert.rejects(runCommand(world, ['move', first]), /A bot was at work on .*: stop it/);
    world.set('2026-07-20T09:02:00Z');
    assert.equal(await runCommand(world, ['move', first]), 0);
    assert.match(world.written(), /^postgres:\/\/127\.0\.0\.1:\d+\/\w+ holds all of .*first\.db: \d+ rows\./);
    await assert.rejects(runCommand(world, ['move', first, secret]), /holds a store already/);
    for (const words of [[], [first, 'mysql://planted'], [first, secret, 'more']])
      assert.equal(await runCommand(world, ['move', ...words]), 2);
    await assert.rejects(runCommand(world, ['move', `${first}.missing`]), /There is no file .*missing/);
    assert.equal(existsSync(`${first}.missing`), false);
    assert.doesNotMatch(world.written() + world.noted() + world.logged().join(), /planted/);
  });
});

test('a file is moved to a file too, and another program’s is refused', async (t) => {
  const folder = await tempFolder(t);
  const first = join(folder, 'first.db');
  const archive = await openArchive(first);
  await plan(archive, 'discord:1', 'digest/1', 1, now);
  await archive.close();
  await moveStore(fileEnd(first), fileEnd(join(folder, 'second.db')), quiet);
  assert.deepEqual(rowsIn(join(folder, 'second.db')), rowsIn(first));
  const foreign = join(folder, 'foreign.db');
  new DatabaseSync(foreign).exec('CREATE TABLE songs (name TEXT)');
  await assert.rejects(
    moveStore(fileEnd(foreign), fileEnd(join(folder, 'third.db')), quiet),
    /another program/,
  );
  assert.equal(existsSync(join(folder, 'third.db')), false);
});

let full: Promise<Uint8Array> | undefined;

/** A file with something of everything, made once. */
async function filled(t: TestContext, url: string) {
  const folder = await tempFolder(t);
  const first = join(folder, 'first.db');
  full ??= (async () => {
    const archive = await openArchive(first);
    await fill(archive);
    await archive.close();
    return readFile(first);
  })();
  await writeFile(first, await full);
  return { url, folder, first };
}

/** All rows that are carried over, as they stand in the file. */
function rowsIn(path: string): readonly (readonly [table: string, row: unknown])[] {
  const file = new DatabaseSync(path);
  try {
    return movedTables.flatMap(({ name, key }) =>
      file
        .prepare(`SELECT * FROM ${name} ORDER BY ${key}`)
        .all()
        .map((row) => [name, { ...row }] as const),
    );
  } finally {
    file.close();
  }
}

/** What an archive answers to all kinds of questions. */
async function answersOf(archive: Archive): Promise<unknown> {
  const { papers, readings, outbox, choices, marks, mailboxes, installations } = archive;
  const parsed = parseQuery('diffusion video', []);
  if (!parsed.ok) throw new Error('no query');
  const wish = { sort: 'votes', limit: 30, offset: 60, now } as const;
  return {
    papers: await all(papers.each()),
    found: await papers.search(parsed.query, wish),
    listed: await papers.listed('huggingface', '2026-06-15', '2026-06-16'),
    readings: await readings.of('huggingface', '2026-06-01', '2026-06-30'),
    problems: await readings.of('arxiv', '2026-06-01', '2026-06-30'),
    deliveries: await outbox.deliveries(1_000),
    had: await outbox.had('discord:3', ['2606.1', '2606.602', '2606.9999']),
    told: await outbox.told([{ reader: 'discord:user/602', paper: '2606.00001' }]),
    due: await outbox.lastDue('discord:3'),
    next: await outbox.nextAt(['discord', 'slack']),
    holds: await outbox.holds.all(),
    pauses: await outbox.pauses.all(),
    away: await outbox.presence.awaySince(new Date(now.getTime() + 10 * 3_600_000)),
    subscriptions: await choices.subscriptions(),
    follows: await choices.follows(),
    saved: await choices.saved('slack:T1/U7'),
    links: await choices.links('discord:1'),
    claimed: await choices.claimLinks('discord:1', '2026-06-15', ['2606.00001']),
    marks: await marks.ofReader('slack:T1/U7'),
    mailbox: await mailboxes.of('email:abcdef'),
    requests: await mailboxes.requests(),
    asked: await mailboxes.asked('slack:T1/U7'),
    key: await mailboxes.key('signing', () => 'another one'),
    installations: await installations.all(),
  };
}
