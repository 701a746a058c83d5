import { botId, guildId, talk } from './discord-channels.ts';
import type { Gateway } from './discord-gateway.ts';

/** People of a Discord who type and write in a channel of their own; each event of theirs comes twice. */
export type People = {
  /** Types `/papers` with a subcommand. */
  readonly ask: (subcommand: string) => void;
  readonly write: (words: string) => void;
  /** A first sign of the bot to an interaction: taken once, refused from then on, as Discord does. */
  readonly acknowledge: (interaction: string) => boolean;
  /** Something was shown as the answer to an interaction. */
  readonly show: (token: string) => void;
  /** Questions that got a first sign, and how many more answers than one were shown for them. */
  readonly asked: () => { readonly answered: number; readonly twice: readonly string[] };
};

export function makePeople(gateway: Gateway, note: (what: string) => void): People {
  const acknowledged = new Set<string>();
  const shown = new Map<string, number>();
  let count = 0;
  const person = () => {
    const user = {
      id: String(700_000_000_000_000_000n + BigInt(count)),
      username: 'reader',
      discriminator: '0',
    };
    return {
      user,
      member: { user, roles: [], permissions: '2065', joined_at: null, deaf: false, mute: false, flags: 0 },
    };
  };
  const where = { guild_id: guildId, channel_id: talk };
  return {
    ask: (subcommand) => {
      count += 1;
      note('questions that came twice');
      const options = [{ type: 1, name: subcommand, options: [] }];
      gateway.tellTwice('INTERACTION_CREATE', {
        ...where,
        id: String(600_000_000_000_000_000n + BigInt(count)),
        token: `token-${count}`,
        application_id: botId,
        type: 2,
        version: 1,
        locale: 'en-US',
        entitlements: [],
        authorizing_integration_owners: {},
        app_permissions: '0',
        attachment_size_limit: 10_485_760,
        channel: { id: talk, type: 0 },
        member: person().member,
        data: { id: '1', name: 'papers', type: 1, options },
      });
    },
    write: (words) => {
      count += 1;
      note('messages that came twice');
      const { user, member } = person();
      gateway.tellTwice('MESSAGE_CREATE', {
        ...where,
        id: String(500_000_000_000_000_000n + BigInt(count)),
        type: 0,
        content: words,
        author: user,
        member,
        timestamp: '2026-06-15T09:00:00.000Z',
        edited_timestamp: null,
        mentions: [],
        mention_roles: [],
        attachments: [],
        embeds: [],
        tts: false,
        mention_everyone: false,
        pinned: false,
      });
    },
    acknowledge: (interaction) => {
      if (acknowledged.has(interaction)) return false;
      acknowledged.add(interaction);
      return true;
    },
    show: (token) => {
      shown.set(token, (shown.get(token) ?? 0) + 1);
    },
    asked: () => ({
      answered: acknowledged.size,
      twice: [...shown].filter(([, times]) => times > 1).map(([token]) => `the answer to ${token}`),
    }),
  };
}
