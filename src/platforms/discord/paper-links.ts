import type { Message } from '../../delivery.ts';
import type { Desk } from '../platform.ts';
import { renderDiscord } from './render.ts';

/** A message as somebody wrote it. */
export type Heard = {
  readonly id: string;
  readonly channelId: string;
  readonly content: string;
  readonly author: { readonly bot: boolean };
  /** None where a person wrote it. */
  readonly webhookId: string | null;
};

/** Replies to a person's message with the papers it links to, where its channel asked for that; bots are never answered. */
export async function answerLinks(
  desk: Desk,
  { id, channelId, content, author, webhookId }: Heard,
  post: (body: Message['body']) => Promise<unknown>,
): Promise<void> {
  if (author.bot || webhookId !== null) return;
  const view = await desk.cardsFor(content, `discord:${channelId}`);
  if (!view) return;
  for (const [part, { body }] of renderDiscord(view).entries()) {
    await post({
      ...body,
      flags: Number(body.flags) | silent,
      message_reference: { message_id: id },
      allowed_mentions: { parse: [], replied_user: false },
      // A second try of the same request makes no second message.
      nonce: `${id}.${part}`,
      enforce_nonce: true,
    });
  }
}

/** Rings nobody (docs.discord.com, resources/message, SUPPRESS_NOTIFICATIONS, read 2026). */
const silent = 1 << 12;
