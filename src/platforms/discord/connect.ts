import { once } from 'node:events';
import {
  type ChatInputCommandInteraction,
  Client,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  HTTPError,
  type Interaction,
  type MessageComponentInteraction,
  MessageFlags,
  Options,
  RateLimitError,
  type RawFile,
  REST,
  RESTEvents,
  Routes,
} from 'discord.js';
import type { Clock } from '../../clock.ts';
import type { MessageFile } from '../../delivery.ts';
import type { Log } from '../../log.ts';
import { bytesOf } from '../files.ts';
import type { Desk, Platform } from '../platform.ts';
import type { DiscordCall } from './call.ts';
import { callerOf } from './caller.ts';
import { checkDiscord } from './checkup.ts';
import { answerCall, answerPress, type Reply, suggestionsFor } from './conversation.ts';
import { showMessage } from './files.ts';
import { connectSentence, type Trouble } from './outcome.ts';
import { answerLinks } from './paper-links.ts';
import { hearReaction } from './reactions.ts';
import { commandName, registerCommands } from './registration.ts';
import { renderDiscord } from './render.ts';
import { makeSend } from './send.ts';

export type DiscordOptions = {
  readonly token: string;
  /** Another base than `https://discord.com/api`. */
  readonly apiUrl?: string;
  /** See what people write, so that links to papers can be answered. */
  readonly readMessages?: boolean;
  readonly clock: Clock;
  readonly log: Log;
  /** How long one request may take. */
  readonly timeoutMs?: number;
};

/** Discord, over its gateway and REST API. */
export function makeDiscord({
  token,
  apiUrl,
  readMessages = false,
  clock,
  log,
  timeoutMs = 15_000,
}: DiscordOptions): Platform {
  const closing = new AbortController();
  const restOptions = {
    ...(apiUrl !== undefined && { api: apiUrl }),
    version: '10',
    timeout: timeoutMs,
    // Once more at once, since a kept connection may be stale; longer waits are the outbox's.
    retries: 1,
    invalidRequestWarningInterval: 500,
  };
  // Parts go by a way of their own: with or without the gateway, and a limited channel is not waited for but told so,
  // that it may hold up nobody. Only the pace of 50 requests a second is waited for, as it is everybody's.
  const restWith = (retries: number) =>
    new REST({
      ...restOptions,
      retries,
      rejectOnRateLimit: ({ global, retryAfter }) => !global || retryAfter > 1_500,
    }).setToken(token);
  // What would be done twice if it were tried again at once has a way without that.
  const [rest, restOnce] = [restWith(1), restWith(0)];
  for (const one of [rest, restOnce]) warn(one, log);
  let client: Client | undefined;
  const call: DiscordCall = async (method, path, { body, query, files = [], once } = {}) => {
    if (closing.signal.aborted) return { trouble: { message: 'Paperboy is shutting down' } };
    const request = { signal: closing.signal, ...(query && { query: new URLSearchParams(query) }) };
    try {
      const sent = { ...request, body, files: files.map(uploadOf) };
      if (method === 'GET') return { answer: await rest.get(path, request) };
      return { answer: await (once ? restOnce : rest).post(path, sent) };
    } catch (error) {
      return { trouble: troubleOf(error) };
    }
  };

  return {
    name: 'discord',
    render: renderDiscord,

    connect: async (desk) => {
      // What people ask comes without any intent; what they write is heard only where the operator said so, and not kept.
      // Reactions are signs alone: they need no switch in Discord's portal.
      const intents = [...reactionIntents, ...(readMessages ? readingIntents : [])];
      const makeCache = Options.cacheWithLimits({ MessageManager: 0 });
      client = new Client({ intents, makeCache, rest: restOptions });
      listen(client, { desk, log, readMessages });
      hearReactions(client, call, desk, log);
      if (readMessages) hear(client, rest, desk, log);
      try {
        await logIn(client, token, clock);
        const route = Routes.applicationCommands(client.application?.id ?? '');
        const registered = await registerCommands(desk.commands, {
          get: () => rest.get(route),
          put: (body) => rest.put(route, { body }),
        });
        log.info({ user: client.user?.tag, registered }, 'connected to Discord');
      } catch (error) {
        await client.destroy();
        throw new Error(connectSentence(troubleOf(error), apiUrl), { cause: error });
      }
    },

    send: makeSend(call, clock),
    checkup: (places) =>
      checkDiscord(call, places, { readMessages, ...(apiUrl !== undefined && { apiUrl }) }),

    close: async () => {
      closing.abort();
      await client?.destroy();
      for (const one of [rest, restOnce]) {
        one.clearHashSweeper();
        one.clearHandlerSweeper();
      }
    },
  };
}

async function logIn(client: Client, token: string, clock: Clock): Promise<void> {
  const waiting = new AbortController();
  const ready = once(client, Events.ClientReady, { signal: waiting.signal });
  const tooLate = clock.sleep(30_000, waiting.signal).then(() => {
    throw new Error('no sign of its gateway for 30 seconds');
  });
  const refused = Promise.withResolvers<never>();
  client.on(Events.ShardError, (error) => {
    // The library would go on trying what will not work until someone changes a setting.
    if (/disallowed intents/i.test(error.message)) refused.reject(error);
  });
  // Whichever comes second is of no interest any more.
  for (const waited of [ready, tooLate, refused.promise]) waited.catch(() => undefined);
  try {
    await Promise.race([client.login(token).then(() => ready), tooLate, refused.promise]);
  } finally {
    waiting.abort();
  }
}

/** Hears what people ask, and what operators should know; without listeners an error would end the process. */
function listen(
  client: Client,
  { desk, log, readMessages }: { desk: Desk; log: Log; readMessages: boolean },
): void {
  client.on(Events.InteractionCreate, (interaction) => {
    answer(interaction, desk, readMessages).catch((error: unknown) =>
      log.error({ place: interaction.channelId, ...troubleOf(error) }, 'an answer did not reach Discord'),
    );
  });
  client.on(Events.Error, (error) => log.error(troubleOf(error), 'Discord’s client has trouble'));
  client.on(Events.ShardError, (error) =>
    log.warn(troubleOf(error), 'the connection to Discord has trouble'),
  );
  client.on(Events.ShardDisconnect, ({ code }) =>
    log.error({ code }, 'Discord closed the connection for good'),
  );
  warn(client.rest, log);
}

/** The message content needs a switch in Discord's portal beside it; without the servers a message has no channel. */
const readingIntents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.MessageContent,
];

const reactionIntents = [GatewayIntentBits.GuildMessageReactions, GatewayIntentBits.DirectMessageReactions];

function hearReactions(client: Client, call: DiscordCall, desk: Desk, log: Log): void {
  client.on(Events.Raw, async (packet: unknown) => {
    const trouble = await hearReaction({ desk, call, me: client.user?.id ?? '' }, packet);
    if (trouble) log.warn({ platform: 'discord', ...trouble }, 'a reaction was not read');
  });
}

function hear(client: Client, rest: REST, desk: Desk, log: Log): void {
  client.on(Events.MessageCreate, (message) => {
    const post = (body: Readonly<Record<string, unknown>>) =>
      rest.post(Routes.channelMessages(message.channelId), { body });
    answerLinks(desk, message, post).catch((error: unknown) =>
      log.warn({ place: message.channelId, ...troubleOf(error) }, 'a link was not answered'),
    );
  });
}

function warn(rest: REST, log: Log): void {
  rest.on(RESTEvents.InvalidRequestWarning, (facts) =>
    log.warn({ ...facts }, 'Discord refuses many requests; at 10,000 in ten minutes it bans the address'),
  );
}

async function answer(interaction: Interaction, desk: Desk, readMessages: boolean): Promise<void> {
  const caller = callerOf(interaction, readMessages);
  if (!caller) return;
  if (interaction.isChatInputCommand() && interaction.commandName === commandName) {
    const [command] = interaction.options.data;
    const input = Object.fromEntries((command?.options ?? []).map(({ name, value }) => [name, value]));
    await answerCall(desk, { name: command?.name ?? '', input }, caller, replyTo(interaction));
  } else if (interaction.isButton()) {
    const isPrivate = interaction.message.flags.has(MessageFlags.Ephemeral);
    await answerPress(desk, interaction.customId, caller, replyTo(interaction), isPrivate);
  } else if (interaction.isAutocomplete()) {
    const { name, value } = interaction.options.getFocused(true);
    const command = interaction.options.getSubcommand(false) ?? '';
    await interaction.respond([...(await suggestionsFor(desk, command, name, value, caller))]);
  }
}

function replyTo(interaction: ChatInputCommandInteraction | MessageComponentInteraction): Reply {
  const { client, applicationId, token } = interaction;
  const original = Routes.webhookMessage(applicationId, token);
  return {
    defer: async (how) => {
      if (how === 'replace' && interaction.isMessageComponent()) await interaction.deferUpdate();
      else await interaction.deferReply(how === 'public' ? {} : { flags: MessageFlags.Ephemeral });
    },
    fill: (message) =>
      showMessage(message, codeOf, async ({ body, files = [] }) => {
        // What hung on the message that is replaced goes with it.
        const filled = { attachments: [], ...body };
        await client.rest.patch(original, { body: filled, files: files.map(uploadOf), auth: false });
      }),
    follow: (message, isPrivate) =>
      showMessage(message, codeOf, async ({ body, files = [] }) => {
        const flags = Number(body.flags) | (isPrivate ? MessageFlags.Ephemeral : 0);
        const followed = { body: { ...body, flags }, files: files.map(uploadOf), auth: false };
        await client.rest.post(Routes.webhook(applicationId, token), followed);
      }),
    remove: async () => {
      await client.rest.delete(original, { auth: false });
    },
  };
}

function uploadOf(file: MessageFile): RawFile {
  return { name: file.name, contentType: file.mediaType, data: bytesOf(file) };
}

const codeOf = (error: unknown) => troubleOf(error).code;

/** What an error of the library tells, without the addresses in it: those of replies hold a token. */
function troubleOf(error: unknown): Trouble {
  if (error instanceof RateLimitError) {
    const retryAfterMs = Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout);
    return { message: 'limited', status: 429, retryAfterMs };
  }
  if (error instanceof DiscordAPIError)
    return { message: error.message, status: error.status, code: error.code };
  if (error instanceof HTTPError) return { message: error.message, status: error.status };
  return { message: error instanceof Error ? error.message : String(error) };
}
