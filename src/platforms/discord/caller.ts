import type { Caller } from '../../../commands/command.ts';
import { directPlace } from '../../follow.ts';
import { noLinksInDirectMessages } from '../direct-messages.ts';
import type { Asker } from './interaction.ts';
import { administrator } from './permissions.ts';
import { portal } from './portal.ts';

/**
 * The caller a command knows. A direct message is its reader's own. `hearsNothingHere` says why the bot does not see what people
 * write in channels; absent where it does.
 */
export function callerOf({ channel, user, guild, permissions }: Asker, hearsNothingHere?: string): Caller {
  const reader = `discord:user/${user}` as const;
  const place = `discord:${channel}` as const;
  const isDirect = guild === undefined;
  const hearsNothing = isDirect ? noLinksInDirectMessages : hearsNothingHere;
  return {
    // One place whoever asks and whoever writes there: pings know its reader, and not its channel's number.
    place: isDirect ? directPlace(reader, place) : place,
    reader,
    ...(hearsNothing !== undefined && { hearsNothing }),
    mayManage: isDirect || (permissions & (manageChannels | administrator)) !== 0n,
  };
}

/** “Manage Channels” (docs.discord.com, topics/permissions, read 2026). */
const manageChannels = 1n << 4n;

/** Why nothing is heard where a setting would change that. */
export const unheard = {
  overGateway: `I do not see what people write here. Whoever runs me can change that: switch on the Message Content Intent on the application’s page Bot at ${portal}, set DISCORD_READ_MESSAGES=on, and start me again.`,
  overHttp:
    'I do not see what people write here: Discord calls me over HTTP, and tells me only what I am asked. Whoever runs me can change that: unset DISCORD_PUBLIC_KEY, set DISCORD_READ_MESSAGES=on, and start me again.',
} as const;
