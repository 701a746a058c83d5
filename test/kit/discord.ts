import { ChannelType } from 'discord.js';
import { DigitalDiscord, type DigitalDiscordCommandOption, DiscordGateway } from 'discord-digital-twin';
import { type DiscordKey, makeDiscordKey } from './discord-key.ts';
import { openUploadDoor, type Uploaded } from './discord-uploads.ts';

/** A Discord that runs here, with one server, two channels and one person in it. Start one a test file: they share a memory. */
export type TestDiscord = {
  /** For `apiUrl`. */
  readonly url: string;
  readonly token: string;
  readonly channel: string;
  readonly otherChannel: string;
  readonly user: string;
  /** What it signs with where it calls over HTTP. */
  readonly key: DiscordKey;
  /** From now on what people ask is brought to this address, signed at that time, and not over the gateway. */
  readonly callAt: (endpoint: string, now?: () => Date) => void;
  /** The next call, word for word, as somebody between Discord and the bot would see it. */
  readonly overheard: () => Promise<SignedCall>;
  /** The answers to its calls so far, as statuses. */
  readonly called: readonly number[];
  /** How many connections its gateway has. */
  readonly connections: () => number;
  /** Types a subcommand of `/papers`; resolves once the bot has answered in some way. */
  readonly type: (
    subcommand: string,
    options?: Readonly<Record<string, string | number>>,
  ) => Promise<Acknowledged>;
  /** Writes a message in the first channel, as the person or as another bot; answers its id. */
  readonly say: (words: string, as?: 'reader' | 'robot') => Promise<string>;
  /** Puts a reaction on a message of the first channel, or takes it away, as a person. */
  readonly react: (messageId: string, sign: string, kind?: 'ADD' | 'REMOVE') => void;
  readonly press: (messageId: string, customId: string) => Promise<Acknowledged>;
  /** The menu that shows while the option is being typed. */
  readonly complete: (subcommand: string, option: string, typed: string) => Promise<readonly string[]>;
  /** Resolves with the channel's messages by the bot as soon as one is as asked. */
  readonly until: (
    isIt: (message: Posted) => boolean,
    channel?: string,
  ) => Promise<{ readonly found: Posted; readonly all: readonly Posted[] }>;
  readonly posted: (channel?: string) => Promise<readonly Posted[]>;
  /** The names of what can follow the bot's one command. */
  readonly registered: () => Promise<readonly string[]>;
  /** Takes the right to manage channels from the person, or gives it back. */
  readonly mayManage: (may: boolean) => Promise<void>;
  /** Takes the right to attach files from the bot, or gives it back. */
  readonly mayAttach: (may: boolean) => void;
  readonly stop: () => Promise<void>;
};

/** A request as Discord makes it over HTTP. */
export type SignedCall = { readonly body: string; readonly headers: Readonly<Record<string, string>> };

/** How the bot first reacted: `type` 5 “thinking …”, 6 nothing to see yet, 8 completions; flag 64 for the asker alone. */
export type Acknowledged = { readonly type: number; readonly flags: number };

export type Posted = {
  readonly id: string;
  readonly flags: number;
  readonly nonce: string;
  /** The id of the message it replies to, or nothing. */
  readonly repliesTo: string;
  /** All its texts, one a line. */
  readonly text: string;
  readonly customIds: readonly string[];
  /** What hangs on it or stands in it. */
  readonly files: readonly Uploaded[];
};

export async function startDiscord(): Promise<TestDiscord> {
  const twin = new DigitalDiscord({
    channels: ['papers', 'other'].map((name) => ({ name, type: ChannelType.GuildText })),
    users: [{ username: 'reader' }, { username: 'robot', bot: true }],
  });
  await twin.start();
  const door = await openUploadDoor(twin.restUrl);
  const channels = await twin.prisma.channel.findMany({ orderBy: { name: 'desc' } });
  const [channel = '', otherChannel = ''] = channels.map(({ id }) => id);
  const user = (await twin.getFirstNonBotUserId()) ?? '';
  const robot = await twin.prisma.user.findFirstOrThrow({ where: { username: 'robot' } });
  const here = twin.channel(channel);
  const person = here.user(user);
  const key = makeDiscordKey();
  door.sayOfApplication({ verify_key: key.publicKey });
  const gateway = valueIn(valueIn(twin, 'server'), 'gateway');
  if (!(gateway instanceof DiscordGateway)) throw new Error('the twin has no gateway');
  const called: number[] = [];
  const overGateway = gateway.broadcast.bind(gateway);
  const overhearing = new Set<(call: SignedCall) => void>();

  /** Looks anew whenever the bot has been answered, until there is something. */
  const seen = async <Result>(look: () => Promise<Result | undefined>): Promise<Result> => {
    for (;;) {
      const more = door.answered();
      // Where nothing more is waited for, nobody minds that nothing more comes.
      more.catch(() => undefined);
      const found = await look();
      if (found !== undefined) return found;
      await more;
    }
  };
  const acknowledgement = ({ id }: { id: string }) =>
    seen(async () => {
      const response = await here.getInteractionResponse(id);
      if (!response?.acknowledged) return undefined;
      const data: unknown = JSON.parse(response.data ?? 'null');
      return { type: response.type, data };
    });
  const acknowledged = async (interaction: { id: string }): Promise<Acknowledged> => {
    const { type, data } = await acknowledgement(interaction);
    return { type, flags: numberIn(data, 'flags') };
  };
  // The twin's own list of messages asks its store once more for each.
  const posted = async (where = channel): Promise<readonly Posted[]> => {
    const messages = await twin.prisma.message.findMany({
      where: { channelId: where, authorId: twin.botUserId },
      orderBy: [{ timestamp: 'asc' }, { id: 'asc' }],
    });
    return messages.map((message) => ({ ...postedOf(message), files: door.of(message.id) }));
  };

  return {
    url: door.url,
    token: twin.botToken,
    channel,
    otherChannel,
    user,
    type: async (subcommand, options = {}) =>
      acknowledged(
        await person.runSlashCommand({ name: 'papers', options: [subcommandOf(subcommand, options)] }),
      ),
    say: async (words, as = 'reader') =>
      (await here.user(as === 'robot' ? robot.id : user).sendMessage({ content: words })).id,
    key,
    called,
    overheard: () => new Promise((resolve) => overhearing.add(resolve)),
    connections: () => gateway.clients.length,
    callAt: (endpoint, now = () => new Date()) => {
      door.sayOfApplication({ verify_key: key.publicKey, interactions_endpoint_url: endpoint });
      gateway.broadcast = (event, data) => {
        if (event !== 'INTERACTION_CREATE') return overGateway(event, data);
        const body = JSON.stringify(data);
        const call = { body, headers: key.headersFor(body, now()) };
        for (const hear of overhearing) hear(call);
        overhearing.clear();
        fetch(endpoint, { method: 'POST', ...call }).then(
          ({ status }) => called.push(status),
          () => called.push(0),
        );
      };
    },
    react: (messageId, sign, kind = 'ADD') => {
      gateway.broadcast(`MESSAGE_REACTION_${kind}`, {
        user_id: user,
        channel_id: channel,
        message_id: messageId,
        guild_id: '1',
        emoji: { id: null, name: sign },
      });
    },
    press: async (messageId, customId) => acknowledged(await person.clickButton({ messageId, customId })),
    complete: async (subcommand, option, typed) => {
      const value = { type: 3, name: option, value: typed, focused: true };
      const interaction = await twin.simulateInteraction({
        type: 4,
        channelId: channel,
        userId: user,
        data: {
          id: '1',
          name: 'papers',
          type: 1,
          options: [{ type: 1, name: subcommand, options: [value] }],
        },
      });
      const { data } = await acknowledgement(interaction);
      return listIn(data, 'choices').map((choice) => stringIn(choice, 'value'));
    },
    until: (isIt, where = channel) =>
      seen(async () => {
        const all = await posted(where);
        const found = all.findLast(isIt);
        return found && { found, all };
      }),
    posted,
    registered: async () => {
      const [command] = await twin.prisma.applicationCommand.findMany();
      const options: unknown = JSON.parse(command?.options ?? '[]');
      return listIn({ options }, 'options').map((option) => stringIn(option, 'name'));
    },
    mayManage: async (may) => {
      await twin.prisma.guildMember.updateMany({
        where: { userId: user },
        // Create Instant Invite and Send Messages, with Manage Channels or without.
        data: { permissions: may ? '2065' : '2049' },
      });
    },
    mayAttach: (may) => door.refuse(!may),
    stop: async () => {
      await door.stop();
      await twin.stop();
      await twin.prisma.$disconnect();
    },
  };
}

function subcommandOf(
  name: string,
  options: Readonly<Record<string, string | number>>,
): DigitalDiscordCommandOption {
  return {
    name,
    type: 1,
    options: Object.entries(options).map(([option, value]) => ({
      name: option,
      type: typeof value === 'number' ? 10 : 3,
      value,
    })),
  };
}

/** A message as the twin keeps it: what has parts is JSON. */
type Kept = {
  readonly id: string;
  readonly flags: number;
  readonly nonce: string | null;
  readonly messageReference: string | null;
  readonly components: string;
};

function postedOf({ id, flags, nonce, messageReference, components }: Kept): Omit<Posted, 'files'> {
  const texts: string[] = [];
  const customIds: string[] = [];
  const visit = (component: unknown): void => {
    const content = stringIn(component, 'content');
    const customId = stringIn(component, 'custom_id');
    if (content) texts.push(content);
    if (customId) customIds.push(customId);
    listIn(component, 'components').forEach(visit);
    const accessory = valueIn(component, 'accessory');
    if (accessory) visit(accessory);
  };
  const shown: unknown = JSON.parse(components);
  visit({ components: shown });
  const repliedTo: unknown = JSON.parse(messageReference ?? 'null');
  return {
    id,
    flags,
    nonce: nonce ?? '',
    repliesTo: stringIn(repliedTo, 'message_id'),
    text: texts.join('\n'),
    customIds,
  };
}

function valueIn(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function stringIn(value: unknown, name: string): string {
  const found = valueIn(value, name);
  return typeof found === 'string' ? found : '';
}

function numberIn(value: unknown, name: string): number {
  const found = valueIn(value, name);
  return typeof found === 'number' ? found : 0;
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const found = valueIn(value, name);
  return Array.isArray(found) ? found : [];
}
