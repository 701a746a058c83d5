import { z } from 'zod';
import { type Secret, secret } from './secret.ts';

/** What an operator can set, read once. */
export type Settings = {
  readonly store: string;
  readonly huggingFace: { readonly endpoint: string; readonly token?: Secret };
  readonly arxiv: { readonly url?: string; readonly categories: readonly string[] };
  readonly contact?: string;
  /** Run as if it were this time. */
  readonly now?: Date;
  readonly discord?: {
    readonly token: Secret;
    readonly apiUrl?: string;
    /** Ask Discord for the messages of channels: it grants that only where its portal says so too. */
    readonly readMessages?: true;
  };
  readonly slack?: { readonly botToken: Secret; readonly appToken: Secret; readonly apiUrl?: string };
  readonly logLevel: LogLevel;
};

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** One setting, as the README's table shows it. */
export type SettingRow = { readonly name: string; readonly otherwise: string; readonly what: string };

/** The settings in words, in the order of the README. */
export const settingRows: readonly SettingRow[] = [
  row('PAPERBOY_STORE', '`data/paperboy.db`', 'the file that holds papers, choices and the outbox'),
  row('PAPERBOY_ARXIV_CATEGORIES', '`cs.AI cs.CL cs.CV cs.LG stat.ML`', 'the arXiv categories to read'),
  row('PAPERBOY_CONTACT', '', 'a mail or web address by which the sites we read can reach you'),
  row('PAPERBOY_LOG', '`info`', `how much is logged: ${logLevels.join(', ')}`),
  row('PAPERBOY_NOW', '', 'an ISO time to run as, `2026-06-15T09:00:00Z`'),
  row('HF_ENDPOINT', '`https://huggingface.co`', 'where Hugging Face is'),
  row('HF_TOKEN', '', 'a free Hugging Face token: doubles what may be read in five minutes; secret'),
  row('PAPERBOY_ARXIV_URL', '', "one address that stands for arXiv's three hosts"),
  row('DISCORD_TOKEN', '', "the Discord bot's token; secret"),
  row('DISCORD_API_URL', '', "another address for Discord's API"),
  row(
    'DISCORD_READ_MESSAGES',
    '`off`',
    "`on` lets `links` see pasted links; needs the *Message Content Intent* on Discord's page *Bot*",
  ),
  row('SLACK_BOT_TOKEN', '', "the Slack app's bot token, `xoxb-…`; secret"),
  row('SLACK_APP_TOKEN', '', "the Slack app's app-level token, `xapp-…`, for Socket Mode; secret"),
  row('SLACK_API_URL', '', "another address for Slack's API"),
];

const address = z.url({
  protocol: /^https?$/,
  error: 'must be a web address, such as http://127.0.0.1:8642',
});
const token = z.string().min(8, 'is too short for a token: copy it whole').transform(secret);
const tokenLike = (start: string) =>
  z
    .string()
    .startsWith(start, `must start with ${start}: copy it whole from the app's settings`)
    .transform(secret);

const environment = z.object({
  PAPERBOY_STORE: z.string().default('data/paperboy.db'),
  PAPERBOY_ARXIV_CATEGORIES: z
    .string()
    .default('cs.AI cs.CL cs.CV cs.LG stat.ML')
    .transform((words) => words.split(/[\s,+]+/).filter(Boolean))
    .refine((all) => all.length > 0 && all.every((one) => /^[a-z-]+(\.[A-Za-z-]+)?$/.test(one)), {
      error: 'must be arXiv categories with spaces between, such as cs.CL cs.LG',
    }),
  PAPERBOY_CONTACT: z.string().optional(),
  PAPERBOY_LOG: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
  PAPERBOY_NOW: z.iso
    .datetime({ offset: true, error: 'must be an ISO time with its zone, such as 2026-06-15T09:00:00Z' })
    .transform((time) => new Date(time))
    .optional(),
  HF_ENDPOINT: address.default('https://huggingface.co'),
  HF_TOKEN: token.optional(),
  PAPERBOY_ARXIV_URL: address.optional(),
  DISCORD_TOKEN: token.optional(),
  DISCORD_API_URL: address.optional(),
  DISCORD_READ_MESSAGES: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
  SLACK_BOT_TOKEN: tokenLike('xoxb-').optional(),
  SLACK_APP_TOKEN: tokenLike('xapp-').optional(),
  SLACK_API_URL: address.optional(),
});

/** Every name that is read. */
export const settingNames: readonly string[] = Object.keys(environment.shape);

/** The settings in an environment, or every problem at once, each a sentence that says what to set. An empty value counts as unset. */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
):
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly string[] } {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const read = environment.safeParse(given);
  const problems = [
    ...(read.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}.`),
    ...halfOfSlack(given),
  ];
  return read.success && problems.length === 0
    ? { ok: true, settings: adapt(read.data) }
    : { ok: false, problems };
}

function halfOfSlack(given: Readonly<Record<string, unknown>>): string[] {
  const pair = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'];
  const [missing, ...rest] = pair.filter((name) => !(name in given));
  if (missing === undefined || rest.length > 0) return [];
  return [`${missing} is missing: Slack needs both ${pair.join(' and ')}; set it, or unset the other.`];
}

function adapt(env: z.output<typeof environment>): Settings {
  return {
    store: env.PAPERBOY_STORE,
    huggingFace: { endpoint: withoutSlash(env.HF_ENDPOINT), ...(env.HF_TOKEN && { token: env.HF_TOKEN }) },
    arxiv: {
      categories: env.PAPERBOY_ARXIV_CATEGORIES,
      ...(env.PAPERBOY_ARXIV_URL && { url: withoutSlash(env.PAPERBOY_ARXIV_URL) }),
    },
    ...(env.PAPERBOY_CONTACT && { contact: env.PAPERBOY_CONTACT }),
    ...(env.PAPERBOY_NOW && { now: env.PAPERBOY_NOW }),
    ...(env.DISCORD_TOKEN && {
      discord: {
        token: env.DISCORD_TOKEN,
        ...(env.DISCORD_API_URL && { apiUrl: withoutSlash(env.DISCORD_API_URL) }),
        ...(env.DISCORD_READ_MESSAGES === 'on' && { readMessages: true }),
      },
    }),
    ...(env.SLACK_BOT_TOKEN &&
      env.SLACK_APP_TOKEN && {
        slack: {
          botToken: env.SLACK_BOT_TOKEN,
          appToken: env.SLACK_APP_TOKEN,
          ...(env.SLACK_API_URL && { apiUrl: env.SLACK_API_URL }),
        },
      }),
    logLevel: env.PAPERBOY_LOG,
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

function row(name: string, otherwise: string, what: string): SettingRow {
  return { name, otherwise, what };
}
