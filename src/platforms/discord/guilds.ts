import type { Place } from '../../place.ts';
import { fieldOf, listOf, textOf } from './answers.ts';

/** Which places are in which guild, as far as Discord told: when the bot is taken out of one, it tells the guild alone. */
type Guilds = {
  /**
   * Takes in an event of the gateway; answers the places that the bot was taken out of with it. A guild that is out of
   * order for a while is none of those (docs.discord.com/developers/events/gateway-events, "Guild Delete").
   */
  readonly hear: (event: string, data: unknown) => readonly Place[];
};

/** Remembers ids alone: a guild of fifty channels takes some four kilobytes. */
export function makeGuilds(): Guilds {
  const known = new Map<string, Set<string>>();
  const note = (guild: string, channels: readonly string[]): void => {
    const all = known.get(guild) ?? new Set();
    for (const channel of channels) if (channel !== '') all.add(channel);
    known.set(guild, all);
  };
  const leave = (guild: string): readonly Place[] => {
    const places = [...(known.get(guild) ?? [])].map((channel) => `discord:${channel}` as const);
    known.delete(guild);
    return places;
  };

  return {
    hear: (event, data) => {
      const guild = textOf(data, event === 'INTERACTION_CREATE' ? 'guild_id' : 'id');
      if (guild === '') return [];
      if (event === 'GUILD_CREATE') note(guild, [...idsIn(data, 'channels'), ...idsIn(data, 'threads')]);
      // Threads that sleep are in no list: whatever is kept of one began with a question in it.
      if (event === 'INTERACTION_CREATE') note(guild, [textOf(data, 'channel_id')]);
      return event === 'GUILD_DELETE' && fieldOf(data, 'unavailable') !== true ? leave(guild) : [];
    },
  };
}

function idsIn(data: unknown, list: string): readonly string[] {
  return listOf(fieldOf(data, list)).map((one) => textOf(one, 'id'));
}
