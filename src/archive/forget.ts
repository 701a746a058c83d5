import type { Forgotten } from '../forgotten.ts';
import type { Place, Reader } from '../place.ts';
import { choicesWhere, remove, withoutField } from './choice-texts.ts';
import { removeDeliveries } from './shared-bodies.ts';
import type { Together } from './together.ts';

/**
 * Takes out all that is kept of a reader: what stands under their name, and what stands under the places that are theirs
 * alone, as their direct messages. A part that is on its way this very moment goes too: it may still arrive, but it is not
 * tried again. A channel's digest is the channel's, and goes on without their name.
 */
export function* forgetReader(reader: Reader, own: readonly Place[]): Together<Forgotten> {
  yield* remove('choices WHERE key = $1', `mail-asked:${reader}`);
  let [subscriptions, messages] = [0, 0];
  for (const place of own) {
    for (const kind of ['links', 'mailbox', 'mail-request', 'mail-asked'])
      yield* remove('choices WHERE key = $1', `${kind}:${place}`);
    subscriptions += yield* remove('choices WHERE key = $1', `subscription:${place}`);
    yield* remove('had WHERE place = $1', place);
    messages += yield* removeDeliveries('place = $1', place);
    yield* remove('editions WHERE place = $1', place);
    yield* remove('pauses WHERE place = $1', place);
  }
  return {
    follows: yield* choices(`follow:${reader}`),
    saved: yield* choices(`saved:${reader}`),
    marks: yield* remove('marks WHERE reader = $1', reader),
    told: yield* remove('told WHERE reader = $1', reader),
    subscriptions,
    messages,
    channels: yield* withoutField('by', yield* choicesWhere('subscription', ({ by }) => by === reader)),
  };
}

/** A colon ends each part of a key: what stands between it and the sign after it begins so. */
function choices(start: string): Together<number> {
  return remove('choices WHERE key >= $1 AND key < $2', `${start}:`, `${start};`);
}
