import type { Log } from '../../log.ts';
import type { Desk } from '../platform.ts';
import type { DiscordCall } from './call.ts';
import { makeGuilds } from './guilds.ts';
import { type Asked, readInteraction } from './interaction.ts';
import { answerLinks, readHeard } from './paper-links.ts';
import { hearReaction } from './reactions.ts';

type Parts = {
  readonly desk: Desk;
  readonly call: DiscordCall;
  /** The bot's own id. */
  readonly me: string;
  /** Answer links to papers that people write. */
  readonly readMessages: boolean;
  readonly ask: (asked: Asked) => void;
  readonly log: Log;
};

/** What Discord's gateway is asked to tell (docs.discord.com/developers/events/gateway, "List of Intents", read 2026). */
export function intentsFor(readMessages: boolean): number {
  const { guilds, guildMessages, reactions, directReactions, messageContent } = intents;
  // Questions come without any. The guilds say which channels they have, and when they take the bot out. Reactions are
  // signs alone: they need no switch in Discord's portal.
  const usual = guilds | reactions | directReactions;
  return readMessages ? usual | guildMessages | messageContent : usual;
}

const intents = {
  guilds: 1 << 0,
  guildMessages: 1 << 9,
  reactions: 1 << 10,
  directReactions: 1 << 13,
  messageContent: 1 << 15,
} as const;

/** Hands on what the gateway tells: questions, links, reactions, and guilds that are left. */
export function makeHearing({
  desk,
  call,
  me,
  readMessages,
  ask,
  log,
}: Parts): (event: string, data: unknown) => void {
  const guilds = makeGuilds();

  const hear = async (event: string, data: unknown): Promise<void> => {
    const left = guilds.hear(event, data);
    if (left.length > 0) await desk.left(left);
    const asked = event === 'INTERACTION_CREATE' ? readInteraction(data) : undefined;
    if (asked?.kind === 'asked') ask(asked);
    const heard = readMessages && event === 'MESSAGE_CREATE' ? readHeard(data) : undefined;
    const unanswered = heard && (await answerLinks(desk, call, heard));
    if (unanswered)
      log.warn({ place: `discord:${heard.channelId}`, ...unanswered }, 'a link was not answered');
    const unread = await hearReaction({ desk, call, me }, event, data);
    if (unread) log.warn({ platform: 'discord', ...unread }, 'a reaction was not read');
  };

  return (event, data) => {
    hear(event, data).catch((error: unknown) =>
      log.error({ platform: 'discord', event, error }, 'an event of Discord was not understood'),
    );
  };
}
