import { createHash } from 'node:crypto';
import type { Message } from '../delivery.ts';
import { onceEach } from '../once-each.ts';
import { remove } from './choice-texts.ts';
import { textIn } from './rows.ts';
import type { Store } from './store.ts';
import { ask, type Together } from './together.ts';

/** Whether a delivery names its body, which others share, in place of holding it: a body itself is JSON, and begins with `{`. */
const isShared = "substr(deliveries.body, 1, 1) = '#'";

/** The body of a delivery, as a column. */
export const bodyColumn = `CASE WHEN ${isShared} THEN
    (SELECT bodies.body FROM bodies WHERE bodies.hash = deliveries.body) ELSE deliveries.body END AS body`;

/** Bodies are kept once however many places get them: a morning's digests are ten times smaller so. Answers the body's name. */
export function shareBody(store: Store, message: Message, body: string): string {
  const name = bodyName(message);
  if (!store.prepare('SELECT 1 FROM bodies WHERE hash = ?').get(name))
    store.prepare('INSERT INTO bodies (hash, body) VALUES (?, ?)').run(name, body);
  return name;
}

/** The name that a delivery has in place of its body. */
export const bodyName = onceEach(
  ({ body }: Message) => `#${createHash('sha256').update(JSON.stringify(body)).digest('base64url')}`,
);

/** Takes out deliveries, and the bodies that nobody else shares; answers how many deliveries there were. */
export function* removeDeliveries(which: string, ...values: readonly string[]): Together<number> {
  const shared = yield* ask(`SELECT DISTINCT body FROM deliveries WHERE ${which} AND ${isShared}`, ...values);
  const count = yield* remove(`deliveries WHERE ${which}`, ...values);
  for (const row of shared)
    yield* ask(
      `DELETE FROM bodies WHERE hash = $1
         AND NOT EXISTS (SELECT 1 FROM deliveries WHERE deliveries.body = $1 AND ${isShared})`,
      textIn(row, 'body'),
    );
  return count;
}
