import type { Caller } from '../../../commands/command.ts';
import { directPlace } from '../../follow.ts';

/** Who asked, as Discord's client tells it. */
export type Asker = {
  readonly channelId: string | null;
  readonly user: { readonly id: string };
  /** None in a direct message. */
  readonly guildId: string | null;
  readonly memberPermissions: { readonly has: (permission: bigint) => boolean } | null;
};

/** The caller a command knows; undefined where there is no channel to answer in. A direct message is its reader's own. */
export function callerOf(
  { channelId, user, guildId, memberPermissions }: Asker,
  readsMessages = false,
): Caller | undefined {
  if (channelId === null) return undefined;
  const reader = `discord:user/${user.id}` as const;
  const channel = `discord:${channelId}` as const;
  return {
    // One place whoever asks and whoever writes there: pings know its reader, and not its channel's number.
    place: guildId === null ? directPlace(reader, channel) : channel,
    reader,
    ...(guildId === null ? { hearsNothing: direct } : !readsMessages && { hearsNothing: unset }),
    mayManage: guildId === null || (memberPermissions?.has(manageChannels) ?? false),
  };
}

/** “Manage Channels” (docs.discord.com, topics/permissions, read 2026). */
const manageChannels = 1n << 4n;

const direct =
  'In direct messages I see no links: turn this on in a channel, or ask here with show and the link.';
const unset =
  'I do not see what people write here. Whoever runs me can change that: switch on the Message Content Intent on the application’s page Bot at https://discord.com/developers/applications, set DISCORD_READ_MESSAGES=on, and start me again.';
