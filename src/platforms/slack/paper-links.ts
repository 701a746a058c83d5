import type { Desk } from '../platform.ts';
import { type CallOutcome, fieldsOf, type SlackCall } from './call.ts';
import { renderSlack } from './render.ts';

type Parts = {
  readonly desk: Pick<Desk, 'cardsFor'>;
  readonly call: SlackCall;
  /** The workspace of the token. */
  readonly team: string;
};

/**
 * Replies in its thread to a person's message with the papers it links to, where its channel asked for that. Messages of
 * bots and those with a subtype, as edits and joins, are left alone. Answers what went wrong, if anything did.
 */
export async function answerLinks(
  { desk, call, team }: Parts,
  event: unknown,
): Promise<Exclude<CallOutcome, { kind: 'done' }> | undefined> {
  const { subtype, bot_id: bot, channel, ts, thread_ts: thread, text } = fieldsOf(event);
  if (subtype !== undefined || bot !== undefined) return undefined;
  if (typeof channel !== 'string' || typeof ts !== 'string' || typeof text !== 'string') return undefined;
  const view = await desk.cardsFor(text, `slack:${team}/${channel}`);
  if (!view) return undefined;
  for (const { body } of renderSlack(view)) {
    const outcome = await call('chat.postMessage', { ...body, channel, thread_ts: thread ?? ts });
    if (outcome.kind !== 'done') return outcome;
  }
  return undefined;
}
