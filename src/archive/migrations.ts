import { textIn } from './rows.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';

/** A named change of the store's shape. A step that was released is never edited, renamed or moved: a new one follows it. */
export type Step = { readonly name: string; readonly sql: string };

/** Takes the store through the steps it has not had, in order, each in one transaction together with its record. */
export function migrate(store: Store, steps: readonly Step[]): void {
  for (const step of steps) {
    if (!stepsTaken(store).has(step.name)) take(store, step);
  }
}

/**
 * Throws where a newer version took the store further, or where the file holds another program's tables; where it must be
 * one of ours already, also where it holds nothing. Only reads.
 */
export function refuseForeign(store: Store, path: string, steps: readonly Step[], existing = false): void {
  const ours = new Set(steps.map((step) => step.name));
  const unknown = [...stepsTaken(store)].find((name) => !ours.has(name));
  if (unknown !== undefined) throw new StoreError('newer', path, { detail: unknown });
  if (!hasRecord(store) && (existing || tableCount(store) > 0)) throw new StoreError('foreign', path);
}

/** Two processes may start at once: whoever comes second finds the record inside its own transaction. */
function take(store: Store, step: Step): void {
  store.write(() => {
    store.run('CREATE TABLE IF NOT EXISTS steps (name TEXT PRIMARY KEY) STRICT');
    if (stepsTaken(store).has(step.name)) return;
    store.run(step.sql);
    store.prepare('INSERT INTO steps (name) VALUES (?)').run(step.name);
  });
}

function stepsTaken(store: Store): ReadonlySet<string> {
  if (!hasRecord(store)) return new Set();
  const rows = store.read(() => store.prepare('SELECT name FROM steps').all());
  return new Set(rows.map((row) => textIn(row, 'name')));
}

function hasRecord(store: Store): boolean {
  return (
    store.read(() => store.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'steps'").get()) !== undefined
  );
}

function tableCount(store: Store): number {
  return store.read(() => store.prepare('SELECT name FROM sqlite_schema').all()).length;
}
