import type { Clock } from '../../clock.ts';
import type { Message } from '../../delivery.ts';
import type { Answer } from '../platform.ts';
import type { Fields } from './call.ts';
import { postWhenReady, withPictures } from './files.ts';
import { renderSlack } from './render.ts';
import { type Sharing, shareDocuments } from './share.ts';

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

/** Shows an answer by `response_url`, message after message; its documents go beside it. */
export async function showAnswer(
  { view, private: isPrivate }: Answer,
  showing: Showing,
  respond: Respond,
  tools: Sharing & { readonly clock: Clock },
  asker: { readonly user: string; readonly channel: string },
): Promise<void> {
  const everyone = showing === 'said' && !isPrivate;
  const shared = await shareDocuments(view, everyone, asker, tools);
  for (const [at, message] of withinUses(renderSlack(shared)).entries()) {
    const how = {
      response_type: everyone ? 'in_channel' : 'ephemeral',
      replace_original: showing === 'replaced' && at === 0,
    };
    await respondWith(message, how, respond, tools);
  }
}

/** One message of an answer: once more after a second where Slack limits us, and until its pictures are ready. */
async function respondWith(
  message: Pick<Message, 'body' | 'files'>,
  how: Fields,
  respond: Respond,
  { upload, clock }: Sharing & { readonly clock: Clock },
): Promise<void> {
  const placed = await withPictures(message, upload);
  const body = placed.kind === 'done' ? placed.body : message.body;
  const post = (news: Fields): Promise<unknown> =>
    respond({ ...news, ...how }).then(
      () => undefined,
      async (error: unknown) => {
        if (!isLimited(error)) return error;
        await clock.sleep(1000);
        return respond({ ...news, ...how }).then(
          () => undefined,
          (again: unknown) => again,
        );
      },
    );
  const trouble = await postWhenReady(body, post, (error) => error !== undefined, clock);
  if (trouble !== undefined) throw trouble;
}

/** Slack takes five messages at one response_url. */
const uses = 5;

/** The messages, or as many as Slack takes and a last one that says what is missing. */
function withinUses(messages: readonly Message[]): readonly Message[] {
  if (messages.length <= uses) return messages;
  const kept = messages.slice(0, uses - 1);
  const left = messages.slice(uses - 1).reduce((sum, { papers }) => sum + papers.length, 0);
  const rest = renderSlack({
    title: left > 0 ? `And ${left} more` : 'And more',
    lead: `Slack takes ${uses} messages for one answer: ask for fewer, with a search or a topic.`,
    sections: [],
  });
  return [...kept, ...rest];
}

/** Slack takes about one message a second in a channel. */
function isLimited(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && error.statusCode === 429;
}
