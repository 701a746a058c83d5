import type { Clock } from '../../clock.ts';
import type { Answer } from '../platform.ts';
import type { Fields } from './call.ts';
import { renderSlack } from './render.ts';

/** How an answer is shown. */
export type Showing =
  /** To everyone in the channel, or to the asker alone where the answer is private. */
  | 'said'
  /** To the presser alone. */
  | 'whispered'
  /** In place of the message with the button. */
  | 'replaced';

/** Slack's `response_url`: it reaches the asker where the bot is no member too. Rejects where Slack does not take it. */
export type Respond = (message: Fields) => Promise<unknown>;

/** Shows an answer by `response_url`, message after message. */
export async function showAnswer(
  { view, private: isPrivate }: Answer,
  showing: Showing,
  respond: Respond,
  clock: Clock,
): Promise<void> {
  const everyone = showing === 'said' && !isPrivate;
  for (const [at, body] of withinUses(renderSlack(view)).entries()) {
    const replaces = showing === 'replaced' && at === 0;
    const message = {
      ...body,
      response_type: everyone ? 'in_channel' : 'ephemeral',
      replace_original: replaces,
    };
    await respond(message).catch(async (error: unknown) => {
      if (!isLimited(error)) throw error;
      await clock.sleep(1000);
      await respond(message);
    });
  }
}

/** Slack takes five messages at one response_url. */
const uses = 5;

/** The messages' bodies, or as many as Slack takes and a last one that says what is missing. */
function withinUses(messages: ReturnType<typeof renderSlack>): readonly Fields[] {
  if (messages.length <= uses) return messages.map(({ body }) => body);
  const kept = messages.slice(0, uses - 1);
  const left = messages.slice(uses - 1).reduce((sum, { papers }) => sum + papers.length, 0);
  const rest = renderSlack({
    title: left > 0 ? `And ${left} more` : 'And more',
    lead: `Slack takes ${uses} messages for one answer: ask for fewer, with a search or a topic.`,
    sections: [],
  });
  return [...kept, ...rest].map(({ body }) => body);
}

/** Slack takes about one message a second in a channel. */
function isLimited(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && error.statusCode === 429;
}
