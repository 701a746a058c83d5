import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openDatabase } from '../../../src/archive/postgres/database.ts';
import { migrate } from '../../../src/archive/postgres/migrations.ts';
import { StoreError } from '../../../src/archive/store-error.ts';
import { makeTestClock } from '../../kit/clock.ts';
import { forgetful, noPostgres, startPostgres, type TestPostgres } from '../../kit/postgres.ts';

const clock = makeTestClock();
/** As the real one: a server that starts anew takes its time. */
const patient = { ...clock, sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)) };

describe('a shared database', { skip: noPostgres }, () => {
  let server: TestPostgres;
  before(async () => {
    server = await startPostgres(forgetful);
  });
  after(() => server.stop());

  test('takes each step once, also where two copies start at one moment', async () => {
    const url = await server.database();
    const copies = [openDatabase({ url, clock }), openDatabase({ url, clock })];
    const steps = [
      { name: 'one', sql: 'CREATE TABLE things (thing text); INSERT INTO things VALUES ($$a$$)' },
    ];
    await Promise.all(copies.map((copy) => migrate(copy, steps, 'here')));
    assert.deepEqual(await copies[0]?.ask('SELECT thing FROM things'), [{ thing: 'a' }]);
    const newer = await copies[0]?.ask("INSERT INTO steps (name) VALUES ('two')");
    assert.deepEqual(newer, []);
    await assert.rejects(migrate(openDatabase({ url, clock }), steps, 'here'), /newer Paperboy .*"two"/);
    for (const copy of copies) await copy.close();
  });

  test('takes all back where work fails, and keeps all where it ends', async () => {
    const database = openDatabase({ url: await server.database(), clock });
    await migrate(database, [{ name: 'one', sql: 'CREATE TABLE things (thing int8)' }], 'here');
    const failing = database.write(async ({ ask }) => {
      await ask('INSERT INTO things VALUES ($1)', 1);
      throw new RangeError('no');
    });
    await assert.rejects(failing, /no/);
    await database.write(({ ask }) => ask('INSERT INTO things VALUES ($1)', 2));
    assert.deepEqual(await database.ask('SELECT thing, count(*) OVER () AS all_of_them FROM things'), [
      { thing: 2, all_of_them: 1 },
    ]);
    await database.close();
  });

  test('leaves nothing of work that takes itself back, and gives its answer all the same', async () => {
    const database = openDatabase({ url: await server.database(), clock });
    await migrate(database, [{ name: 'one', sql: 'CREATE TABLE things (thing text)' }], 'here');
    const answer = await database.write(async ({ ask, takeBack }) => {
      await ask('INSERT INTO things VALUES ($1)', 'gone');
      takeBack();
      return ask('SELECT thing FROM things');
    });
    assert.deepEqual(answer, [{ thing: 'gone' }]);
    assert.deepEqual(await database.ask('SELECT thing FROM things'), []);
    await database.close();
  });

  test('keeps texts that hold what PostgreSQL takes in none, without it', async () => {
    const database = openDatabase({ url: await server.database(), clock });
    assert.deepEqual(await database.ask('SELECT $1::text AS text', 'a\0b'), [{ text: 'ab' }]);
    await database.close();
  });

  test('goes on after the server was started anew', async () => {
    const database = openDatabase({ url: await server.database(), clock: patient });
    assert.deepEqual(await database.ask('SELECT 1 AS one'), [{ one: 1 }]);
    const restarted = server.restart();
    const answers = await Promise.all([1, 2, 3].map(() => database.ask('SELECT 2 AS two')));
    await restarted;
    assert.deepEqual(answers.flat(), [{ two: 2 }, { two: 2 }, { two: 2 }]);
    await database.close();
  });

  test('does work again whose connection broke in the middle, and only that', async () => {
    const database = openDatabase({ url: await server.database(), clock: patient });
    await migrate(database, [{ name: 'one', sql: 'CREATE TABLE things (thing int8)' }], 'here');
    let tries = 0;
    await database.write(async ({ ask }) => {
      tries += 1;
      await ask('INSERT INTO things VALUES ($1)', tries);
      if (tries === 1) await ask('SELECT pg_terminate_backend(pg_backend_pid())');
    });
    assert.deepEqual(await database.ask('SELECT thing FROM things'), [{ thing: 2 }]);
    await database.close();
  });

  test('keeps to its own schema, whatever options its address names', async () => {
    const options = encodeURIComponent('-c search_path=public -c default_transaction_isolation=serializable');
    const database = openDatabase({ url: `${await server.database()}?options=${options}`, clock });
    const [row] = await database.ask(
      "SELECT current_setting('search_path') AS path, current_setting('default_transaction_isolation') AS isolation",
    );
    assert.deepEqual(row, { path: 'paperboy', isolation: 'serializable' });
    await database.close();
  });

  test('says in a sentence without the password that it cannot be reached, or that it refuses us', async () => {
    const closed = openDatabase({ url: 'postgres://me:planted-secret@127.0.0.1:9/papers', clock });
    await assert.rejects(closed.ask('SELECT 1'), (error: unknown) => {
      assert.ok(error instanceof StoreError);
      assert.equal(error.trouble, 'unreachable');
      assert.match(
        error.message,
        /postgres:\/\/127\.0\.0\.1:9\/papers cannot be reached \(ECONNREFUSED\): start PostgreSQL/,
      );
      assert.ok(!`${error.stack} ${JSON.stringify(error)} ${error.cause}`.includes('planted-secret'));
      return true;
    });
    const missing = openDatabase({ url: `postgres://paperboy@127.0.0.1:${server.port}/nowhere`, clock });
    await assert.rejects(
      missing.ask('SELECT 1'),
      /refuses the store postgres:\/\/127\.0\.0\.1:\d+\/nowhere \(3D000\)/,
    );
    for (const database of [closed, missing]) await database.close();
  });
});
