import type { Message } from '../../delivery.ts';
import { bodyName } from '../shared-bodies.ts';
import type { Ask } from './connection.ts';

/**
 * Keeps the bodies of these messages, each once however many places get it, in the transaction that names them. In one order for
 * all copies: who keeps the same body waits for the other, and never both for each other.
 */
export async function keepBodies({ ask }: Ask, messages: readonly Message[]): Promise<void> {
  const bodies = new Map(messages.map((message) => [bodyName(message), message.body]));
  const rows = [...bodies].map(([hash, body]) => ({ hash, body: JSON.stringify(body) }));
  await ask(
    `INSERT INTO bodies (hash, body) SELECT hash, body FROM json_populate_recordset(NULL::bodies, $1::json) ORDER BY hash
     ON CONFLICT DO NOTHING`,
    JSON.stringify(rows),
  );
}
