import type { Desk } from '../platform.ts';
import { fieldOf, textOf } from './answers.ts';
import type { DiscordCall } from './call.ts';
import type { Trouble } from './outcome.ts';
import { renderDiscord } from './render.ts';

/** A message as a person wrote it. */
export type Heard = { readonly id: string; readonly channelId: string; readonly content: string };

/** The message as the gateway tells it; undefined where a bot or a webhook wrote it: those are never answered. */
export function readHeard(data: unknown): Heard | undefined {
  const [id, channelId] = [textOf(data, 'id'), textOf(data, 'channel_id')];
  const isBot = fieldOf(fieldOf(data, 'author'), 'bot') === true || textOf(data, 'webhook_id') !== '';
  return isBot || id === '' || channelId === ''
    ? undefined
    : { id, channelId, content: textOf(data, 'content') };
}

/** Replies to a message with the papers it links to, where its channel asked for that. Answers what went wrong, if anything. */
export async function answerLinks(
  desk: Pick<Desk, 'cardsFor'>,
  call: DiscordCall,
  { id, channelId, content }: Heard,
): Promise<Trouble | undefined> {
  const view = await desk.cardsFor(content, `discord:${channelId}`);
  if (!view) return undefined;
  for (const [part, { body }] of renderDiscord(view).entries()) {
    const replied = await call('POST', `/channels/${channelId}/messages`, {
      waits: true,
      body: {
        ...body,
        flags: Number(body.flags) | silent,
        message_reference: { message_id: id },
        allowed_mentions: { parse: [], replied_user: false },
        // A second try of the same request makes no second message.
        nonce: `${id}.${part}`,
        enforce_nonce: true,
      },
    });
    if ('trouble' in replied) return replied.trouble;
  }
  return undefined;
}

/** Rings nobody (docs.discord.com, resources/message, SUPPRESS_NOTIFICATIONS, read 2026). */
const silent = 1 << 12;
