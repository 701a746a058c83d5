import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { migrate, type Step } from '../../src/archive/migrations.ts';
import { textIn } from '../../src/archive/rows.ts';
import { steps } from '../../src/archive/steps.ts';
import { openStore, type Store } from '../../src/archive/store.ts';
import { tempFolder } from './kit.ts';

const one: Step = { name: 'one', sql: 'CREATE TABLE first (x TEXT)' };
const two: Step = {
  name: 'two',
  sql: "CREATE TABLE second (x TEXT); INSERT INTO first VALUES ('two was here')",
};

test('the steps run in order, each once, and leave their names', async (t) => {
  const store = await tempStore(t);
  migrate(store, [one, two]);
  migrate(store, [one, two]);
  assert.deepEqual(tables(store), ['first', 'second', 'steps']);
  assert.deepEqual(taken(store), ['one', 'two']);
  assert.equal(store.prepare('SELECT x FROM first').all().length, 1);
});

test('a step added later runs alone', async (t) => {
  const store = await tempStore(t);
  migrate(store, [one]);
  migrate(store, [one, two]);
  assert.deepEqual(taken(store), ['one', 'two']);
});

test('a step that another program takes at the same moment is taken once', async (t) => {
  const path = join(await tempFolder(t), 'steps.db');
  const [store, other] = [openStore(path, 20), openStore(path, 20)];
  t.after(store.close);
  t.after(other.close);
  const overtaken: Store = {
    ...store,
    write: (work) => {
      migrate(other, [one, two]);
      return store.write(work);
    },
  };
  migrate(overtaken, [one, two]);
  assert.deepEqual(taken(store), ['one', 'two']);
});

test('a step that fails half-way leaves nothing behind, and the steps before it stay', async (t) => {
  const store = await tempStore(t);
  const broken: Step = { name: 'broken', sql: 'CREATE TABLE half (x TEXT); INSERT INTO nowhere VALUES (1)' };
  assert.throws(() => migrate(store, [one, broken, two]), /nowhere/);
  assert.deepEqual(tables(store), ['first', 'steps']);
  assert.deepEqual(taken(store), ['one']);
  migrate(store, [one, two]);
  assert.deepEqual(taken(store), ['one', 'two']);
});

test('the first step failing leaves an empty file', async (t) => {
  const store = await tempStore(t);
  assert.throws(() => migrate(store, [{ name: 'broken', sql: 'CREATE TABLE half (x TEXT); nonsense' }]));
  assert.deepEqual(tables(store), []);
});

test('the real steps have names of their own', () => {
  assert.equal(new Set(steps.map((step) => step.name)).size, steps.length);
});

test('a store made when there were two sources keeps its lists, and takes those of a third', async (t) => {
  const store = await tempStore(t);
  const at = steps.findIndex(({ name }) => name === 'any source');
  migrate(store, steps.slice(0, at));
  store.run(`INSERT INTO papers (number, id, title, abstract, authors, keywords, categories, seen_at)
    VALUES (1, '2606.00001', 'A paper', '', '[]', '[]', '[]', '2026-06-15T00:00:00.000Z')`);
  store.run(`INSERT INTO listings VALUES (1, '2026-06-15', 'arxiv', 3, NULL, NULL);
    INSERT INTO readings VALUES ('arxiv', '2026-06-15', 1, '2026-06-15', '2026-06-16', 'slow')`);
  const third = `INSERT INTO listings VALUES (1, '2026-06-15', 'another', 1, NULL, NULL);
    INSERT INTO readings VALUES ('another', '2026-06-15', 1, '2026-06-15', '2026-06-16', NULL)`;
  assert.throws(() => store.run(third), /CHECK constraint failed/);
  const read = (table: string) => store.prepare(`SELECT * FROM ${table} WHERE source = 'arxiv'`).all();
  const before = ['listings', 'readings'].map(read);
  migrate(store, steps);
  assert.deepEqual(['listings', 'readings'].map(read), before);
  store.run(third);
  assert.throws(
    () => store.run("INSERT INTO listings VALUES (2, '2026-06-15', 'arxiv', 1, NULL, NULL)"),
    /FOREIGN KEY/,
  );
});

async function tempStore(t: TestContext): Promise<Store> {
  const store = openStore(join(await tempFolder(t), 'steps.db'), 20);
  t.after(store.close);
  return store;
}

function tables(store: Store): readonly string[] {
  const rows = store.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  return rows.map((row) => textIn(row, 'name'));
}

function taken(store: Store): readonly string[] {
  return store
    .prepare('SELECT name FROM steps ORDER BY rowid')
    .all()
    .map((row) => textIn(row, 'name'));
}
