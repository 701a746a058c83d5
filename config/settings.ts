import type { z } from 'zod';
import type { Sender } from '../src/mailbox.ts';
import type { Place } from '../src/place.ts';
import { environment, isDatabase } from './environment.ts';
import { halvesIn } from './halves.ts';
import { type Secret, secret } from './secret.ts';
import type { LogLevel } from './setting-rows.ts';
import { type SlackSettings, slackIn } from './slack-settings.ts';
import { strangersIn } from './strangers.ts';

/** What an operator can set, read once. */
export type Settings = {
  /** The SQLite file with the whole store; where the store is shared, with this copy's own search index. */
  readonly store: string;
  /** The address of the PostgreSQL database that several copies share, password and all; absent where one file is the store. */
  readonly shared?: Secret;
  readonly huggingFace: { readonly endpoint: string; readonly token?: Secret };
  readonly arxiv: { readonly url?: string; readonly categories: readonly string[] };
  /** A model of Hugging Face, or a folder with one, that says what papers mean in place of our own. */
  readonly embeddings?: string;
  readonly contact?: string;
  /** Run as if it were this time. */
  readonly now?: Date;
  readonly discord?: {
    readonly token: Secret;
    readonly apiUrl?: string;
    /** Ask Discord for the messages of channels: it grants that only where its portal says so too. */
    readonly readMessages?: true;
    /** What Discord signs with: where it is set, Discord calls at the door, and its gateway is not used. */
    readonly publicKey?: string;
  };
  readonly slack?: SlackSettings;
  /** The door at which chats call us from outside; absent where it is shut. */
  readonly door?: {
    readonly port: number;
    readonly host: string;
    /** Where the world finds it: `https://papers.example.org`. */
    readonly url?: string;
  };
  /** The local page; absent where it is off. */
  readonly web?: {
    readonly port: number;
    readonly host: string;
    /** Where people open it, where that is not the host and the port. */
    readonly url?: string;
    readonly operatorToken?: Secret;
  };
  /** Mail; absent where no mail server is set. */
  readonly mail?: {
    /** `smtp://` or `smtps://`, with user and password where the server wants them. */
    readonly smtpUrl: Secret;
    readonly from: Sender;
    readonly perMinute: number;
  };
  /** Signs the addresses that nobody may guess; absent where the store keeps one that was made by chance. */
  readonly signingKey?: Secret;
  /** What writes gists: an address that speaks OpenAI's chat completions. */
  readonly model?: { readonly url: string; readonly model: string; readonly key?: Secret };
  /** The operator's own channel, told of what is wrong. */
  readonly alerts?: Place;
  readonly logLevel: LogLevel;
};

/** Every name that is read. */
export const settingNames: readonly string[] = Object.keys(environment.shape);

/**
 * The settings in an environment, or every problem at once, each a sentence that says what to set. An empty value counts as unset.
 * What stands in the file of settings is named too, where it is none.
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  inFile: Iterable<string> = [],
):
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly string[] } {
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value]] : [])),
  );
  const read = environment.safeParse(given);
  const problems = [
    ...(read.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}.`),
    ...strangersIn(given, new Set(inFile), settingNames),
    ...halvesIn(given),
  ];
  return read.success && problems.length === 0
    ? { ok: true, settings: adapt(read.data) }
    : { ok: false, problems };
}

type Read = z.output<typeof environment>;

function adapt(env: Read): Settings {
  const slack = slackIn(env, {
    ...(env.SLACK_API_URL && { apiUrl: env.SLACK_API_URL }),
    ...(env.PAPERBOY_DOOR_URL && { url: withoutSlash(env.PAPERBOY_DOOR_URL) }),
  });
  return {
    ...(isDatabase(env.PAPERBOY_STORE)
      ? { store: env.PAPERBOY_COPY, shared: secret(env.PAPERBOY_STORE) }
      : { store: env.PAPERBOY_STORE }),
    huggingFace: { endpoint: withoutSlash(env.HF_ENDPOINT), ...(env.HF_TOKEN && { token: env.HF_TOKEN }) },
    arxiv: {
      categories: env.PAPERBOY_ARXIV_CATEGORIES,
      ...(env.PAPERBOY_ARXIV_URL && { url: withoutSlash(env.PAPERBOY_ARXIV_URL) }),
    },
    ...(env.PAPERBOY_EMBEDDINGS && { embeddings: env.PAPERBOY_EMBEDDINGS }),
    ...(env.PAPERBOY_CONTACT && { contact: env.PAPERBOY_CONTACT }),
    ...(env.PAPERBOY_NOW && { now: env.PAPERBOY_NOW }),
    ...discordIn(env),
    ...(slack && { slack }),
    ...doorIn(env),
    ...webIn(env),
    ...mailIn(env),
    ...(env.PAPERBOY_SIGNING_KEY && { signingKey: env.PAPERBOY_SIGNING_KEY }),
    ...modelIn(env),
    ...(env.PAPERBOY_ALERTS && { alerts: env.PAPERBOY_ALERTS }),
    logLevel: env.PAPERBOY_LOG,
  };
}

function discordIn(env: Read): Pick<Settings, 'discord'> {
  if (!env.DISCORD_TOKEN) return {};
  return {
    discord: {
      token: env.DISCORD_TOKEN,
      ...(env.DISCORD_API_URL && { apiUrl: withoutSlash(env.DISCORD_API_URL) }),
      ...(env.DISCORD_READ_MESSAGES === 'on' && { readMessages: true }),
      ...(env.DISCORD_PUBLIC_KEY && { publicKey: env.DISCORD_PUBLIC_KEY }),
    },
  };
}

function doorIn(env: Read): Pick<Settings, 'door'> {
  if (env.PAPERBOY_DOOR_PORT === undefined) return {};
  return {
    door: {
      port: env.PAPERBOY_DOOR_PORT,
      host: env.PAPERBOY_DOOR_HOST,
      ...(env.PAPERBOY_DOOR_URL && { url: withoutSlash(env.PAPERBOY_DOOR_URL) }),
    },
  };
}

function webIn(env: Read): Pick<Settings, 'web'> {
  if (env.PAPERBOY_WEB_PORT === undefined) return {};
  return {
    web: {
      port: env.PAPERBOY_WEB_PORT,
      host: env.PAPERBOY_WEB_HOST,
      ...(env.PAPERBOY_WEB_URL && { url: withoutSlash(env.PAPERBOY_WEB_URL) }),
      ...(env.PAPERBOY_OPERATOR_TOKEN && { operatorToken: env.PAPERBOY_OPERATOR_TOKEN }),
    },
  };
}

function mailIn(env: Read): Pick<Settings, 'mail'> {
  const { PAPERBOY_SMTP_URL: smtpUrl, PAPERBOY_MAIL_FROM: from, PAPERBOY_MAIL_PER_MINUTE: perMinute } = env;
  return smtpUrl && from ? { mail: { smtpUrl, from, perMinute } } : {};
}

function modelIn(env: Read): Pick<Settings, 'model'> {
  const { PAPERBOY_LLM_URL: url, PAPERBOY_LLM_MODEL: model, PAPERBOY_LLM_KEY: key } = env;
  return url && model ? { model: { url: withoutSlash(url), model, ...(key && { key }) } } : {};
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
