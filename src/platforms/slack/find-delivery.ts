import type { DeliveryKey } from '../../delivery.ts';
import { type Failure, type Fields, fieldsOf, type SlackCall } from './call.ts';

/** Marks a message as a delivery: kept with it by Slack, and seen by no reader. */
export function metadataFor(key: DeliveryKey): Fields {
  return { event_type: eventType, event_payload: { key } };
}

/** What came of looking for a delivery. */
type Looked = { readonly kind: 'found'; readonly ts: string } | { readonly kind: 'absent' } | Failure;

/** A channel, or the thread below one of its messages. */
export type Where = { readonly channel: string; readonly thread_ts?: string };

/**
 * Looks a channel through, newest message first, for the delivery; as far back as an hour before it was first tried. A
 * thread comes oldest message first, and is looked through whole.
 */
export async function findDelivery(
  call: SlackCall,
  { channel, thread_ts }: Where,
  key: DeliveryKey,
  triedAt: Date,
): Promise<Looked> {
  const page = { channel, ...(thread_ts && { ts: thread_ts }), limit: 200, include_all_metadata: true };
  const method = thread_ts ? 'conversations.replies' : 'conversations.history';
  for (let cursor = ''; ; ) {
    const outcome = await call(method, { ...page, ...(cursor && { cursor }) });
    if (outcome.kind !== 'done') return outcome;
    const messages = messagesIn(outcome.answer);
    const found = messages.find((message) => keyOf(message) === key);
    if (found) return { kind: 'found', ts: String(found.ts) };
    cursor = String(fieldsOf(outcome.answer.response_metadata).next_cursor ?? '');
    // Slack's clock and ours may differ: hence the hour, and hence no `oldest`, which would trust ours on every page.
    const isOld = !thread_ts && Number(messages.at(-1)?.ts) * 1000 < triedAt.getTime() - 3_600_000;
    if (cursor === '' || isOld) return { kind: 'absent' };
  }
}

const eventType = 'paperboy_delivery';

function messagesIn({ messages }: Fields): readonly Fields[] {
  return Array.isArray(messages) ? messages.map(fieldsOf) : [];
}

function keyOf({ metadata }: Fields): unknown {
  const { event_type, event_payload } = fieldsOf(metadata);
  return event_type === eventType ? fieldsOf(event_payload).key : undefined;
}
