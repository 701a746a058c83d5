import type { AnyStore } from './any-store.ts';
import { textIn } from './rows.ts';

/** What Keyv 5 asks of a store, on the table `choices`. Keyv writes keys as `namespace:key` and values as text. */
type KeyvStore = {
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

/** Keeps a key and its text, whatever the key had before. */
export const keepChoice =
  'INSERT INTO choices (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value';

/** A store for one `new Keyv({ store })`, since Keyv sets its namespace on it. How long a value lives is Keyv's own note in it. */
export function keyvStoreOn({ ask }: AnyStore): KeyvStore {
  return {
    opts: { dialect: 'sqlite' },
    namespace: undefined,
    get: async (key) => {
      const [row] = await ask('SELECT value FROM choices WHERE key = $1', key);
      return row && textIn(row, 'value');
    },
    set: async (key, value) => {
      await ask(keepChoice, key, value);
      return true;
    },
    delete: async (key) => (await ask('DELETE FROM choices WHERE key = $1 RETURNING key', key)).length > 0,
    async clear() {
      await ask('DELETE FROM choices WHERE key >= $1 AND key < $2', ...keysOf(this.namespace));
    },
    async *iterator(namespace) {
      const rows = await ask(
        'SELECT key, value FROM choices WHERE key >= $1 AND key < $2 ORDER BY key',
        ...keysOf(namespace),
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
