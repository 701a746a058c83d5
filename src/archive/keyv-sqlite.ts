import { textIn } from './rows.ts';
import type { Store } from './store.ts';

/** What Keyv 5 asks of a store, on the table `choices`. Keyv writes keys as `namespace:key` and values as text. */
export type KeyvStore = {
  /** Keyv iterates only over stores whose dialect it knows; callers may keep more here. */
  readonly opts: Record<string, unknown>;
  /** Set by Keyv. */
  namespace: string | undefined;
  readonly get: (key: string) => Promise<string | undefined>;
  readonly set: (key: string, value: string) => Promise<boolean>;
  readonly delete: (key: string) => Promise<boolean>;
  readonly clear: () => Promise<void>;
  readonly iterator: (namespace?: string) => AsyncGenerator<[key: string, value: string], void>;
};

/** A store for one `new Keyv({ store })`, since Keyv sets its namespace on it. How long a value lives is Keyv's own note in it. */
export function keyvStoreOn(store: Store): KeyvStore {
  return {
    opts: { dialect: 'sqlite' },
    namespace: undefined,
    get: async (key) => {
      const row = store.read(() => store.prepare('SELECT value FROM choices WHERE key = ?').get(key));
      return row && textIn(row, 'value');
    },
    set: async (key, value) => {
      store.write(() =>
        store.prepare('INSERT OR REPLACE INTO choices (key, value) VALUES (?, ?)').run(key, value),
      );
      return true;
    },
    delete: async (key) =>
      store.write(() => store.prepare('DELETE FROM choices WHERE key = ?').run(key).changes > 0),
    async clear() {
      const [first, last] = keysOf(this.namespace);
      store.write(() => store.prepare('DELETE FROM choices WHERE key >= ? AND key < ?').run(first, last));
    },
    async *iterator(namespace) {
      const [first, last] = keysOf(namespace);
      const rows = store.read(() =>
        store
          .prepare('SELECT key, value FROM choices WHERE key >= ? AND key < ? ORDER BY key')
          .all(first, last),
      );
      for (const row of rows) yield [textIn(row, 'key'), textIn(row, 'value')];
    },
  };
}

/**
 * The keys of a namespace as a range of the table's own order: a pattern would let `a_b` reach into `axb`.
 * `;` is the sign after `:`, and no text of UTF-8 comes after U+10FFFF.
 */
function keysOf(namespace: string | undefined): readonly [first: string, last: string] {
  return namespace === undefined ? ['', '\u{10ffff}'] : [`${namespace}:`, `${namespace};`];
}
