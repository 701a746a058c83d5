import type { Forgotten } from '../forgotten.ts';
import type { Place, Reader } from '../place.ts';
import type { Store } from './store.ts';

/**
 * Takes out all that is kept of a reader, in the caller's transaction: what stands under their name, and what stands
 * under the places that are theirs alone, as their direct messages. A part that is on its way this very moment goes too: it
 * may still arrive, but it is not tried again.
 */
export function forgetReader(store: Store, reader: Reader, own: readonly Place[]): Forgotten {
  const remove = (sql: string, ...values: readonly string[]): number =>
    Number(store.prepare(`DELETE FROM ${sql}`).run(...values).changes);
  const choices = (start: string): number =>
    // A colon ends each part of a key: what stands between it and the sign after it begins so.
    remove('choices WHERE key >= ? AND key < ?', `${start}:`, `${start};`);
  const eachOwn = (work: (place: Place) => number): number =>
    own.reduce((sum, place) => sum + work(place), 0);
  remove('choices WHERE key = ?', `mail-asked:${reader}`);
  return {
    follows: choices(`follow:${reader}`),
    saved: choices(`saved:${reader}`),
    marks: remove('marks WHERE reader = ?', reader),
    told: remove('told WHERE reader = ?', reader),
    subscriptions: eachOwn((place) => {
      for (const kind of ['links', 'mailbox', 'mail-request', 'mail-asked'])
        remove('choices WHERE key = ?', `${kind}:${place}`);
      return remove('choices WHERE key = ?', `subscription:${place}`);
    }),
    messages: eachOwn((place) => {
      remove('had WHERE place = ?', place);
      const messages = remove('deliveries WHERE place = ?', place);
      remove('editions WHERE place = ?', place);
      remove('pauses WHERE place = ?', place);
      return messages;
    }),
    channels: withoutName(store, reader),
  };
}

/** A channel's digest is the channel's, and goes on. */
function withoutName(store: Store, reader: Reader): number {
  const theirs = "CASE WHEN json_valid(value) THEN json_extract(value, '$.value.by') = ? END";
  const range = "key >= 'subscription:' AND key < 'subscription;'";
  const { changes } = store
    .prepare(`UPDATE choices SET value = json_remove(value, '$.value.by') WHERE ${range} AND ${theirs}`)
    .run(reader);
  return Number(changes);
}
