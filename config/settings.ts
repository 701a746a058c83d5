import { z } from 'zod';
import type { Place } from '../src/place.ts';
import { type Secret, secret } from './secret.ts';
import { type LogLevel, logLevels } from './setting-rows.ts';

/** What an operator can set, read once. */
export type Settings = {
  readonly store: string;
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
  };
  readonly slack?: { readonly botToken: Secret; readonly appToken: Secret; readonly apiUrl?: string };
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

/** Who mails come from. */
export type Sender = { readonly name: string; readonly address: string };

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
  PAPERBOY_EMBEDDINGS: z.string().trim().optional(),
  // It goes into a header of every request, which holds nothing else (RFC 9110, 5.5).
  PAPERBOY_CONTACT: z
    .string()
    .trim()
    .regex(/^[\x20-\x7e]*$/, 'must be one line of plain ASCII letters and signs, such as you@example.org')
    .optional(),
  PAPERBOY_LOG: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
  PAPERBOY_ALERTS: z
    .templateLiteral([z.enum(['discord', 'slack']), ':', z.string().min(1)], {
      error: 'must be a channel with its platform, such as discord:123 or slack:T1/C2',
    })
    .optional(),
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
  PAPERBOY_LLM_URL: address
    .refine((url) => !hasUser(url), 'must hold no user and no password: put the key into PAPERBOY_LLM_KEY')
    .optional(),
  PAPERBOY_LLM_MODEL: z.string().trim().optional(),
  PAPERBOY_LLM_KEY: z.string().trim().min(1).transform(secret).optional(),
  PAPERBOY_WEB_PORT: z
    .string()
    .default('7788')
    .refine((port) => port === 'off' || (/^\d{1,5}$/.test(port) && Number(port) < 65_536), {
      error: 'must be a port, such as 7788, or off',
    })
    .transform((port) => (port === 'off' ? undefined : Number(port))),
  PAPERBOY_WEB_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  PAPERBOY_WEB_URL: address.optional(),
  PAPERBOY_OPERATOR_TOKEN: z
    .string()
    .min(16, 'is too short to keep others out: take 16 characters or more')
    .transform(secret)
    .optional(),
  PAPERBOY_SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: 'must be the address of a mail server, such as smtp://user:password@mail.example.org:587',
    })
    .refine(hasWholeEscapes, 'has a bare % in its user or password: write % as %25')
    .transform(secret)
    .optional(),
  PAPERBOY_MAIL_FROM: z
    .string()
    .transform((words, context) => {
      const sender = senderIn(words);
      if (sender) return sender;
      context.addIssue({
        code: 'custom',
        message: 'must be a mail address, such as Paperboy <papers@example.org>',
      });
      return z.NEVER;
    })
    .optional(),
  PAPERBOY_MAIL_PER_MINUTE: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'must be a number of mails from 1 to 9999')
    .default('60')
    .transform(Number),
  PAPERBOY_SIGNING_KEY: z
    .string()
    .min(32, 'is too short to sign with: take 32 characters or more that nobody guesses')
    .transform(secret)
    .optional(),
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
    ...halfOfMail(given),
    ...halfOfModel(given),
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

function halfOfModel(given: Readonly<Record<string, unknown>>): string[] {
  if ('PAPERBOY_LLM_URL' in given)
    return 'PAPERBOY_LLM_MODEL' in given
      ? []
      : ['PAPERBOY_LLM_MODEL is missing: name the model that PAPERBOY_LLM_URL shall use.'];
  const [idle] = ['PAPERBOY_LLM_MODEL', 'PAPERBOY_LLM_KEY'].filter((name) => name in given);
  return idle ? [`PAPERBOY_LLM_URL is missing: ${idle} does nothing without it.`] : [];
}

/** A mail without its sender cannot be sent, and one without links to the page could not be left. */
function halfOfMail(given: Readonly<Record<string, unknown>>): string[] {
  if (!('PAPERBOY_SMTP_URL' in given)) return [];
  const missing = ['PAPERBOY_MAIL_FROM', 'PAPERBOY_WEB_URL'].filter((name) => !(name in given));
  return [
    ...missing.map((name) => `${name} is missing: mail needs it beside PAPERBOY_SMTP_URL.`),
    ...(given.PAPERBOY_WEB_PORT === 'off'
      ? ['PAPERBOY_WEB_PORT is off: the links in mails lead to the page, so mail needs it.']
      : []),
  ];
}

function adapt(env: z.output<typeof environment>): Settings {
  return {
    store: env.PAPERBOY_STORE,
    huggingFace: { endpoint: withoutSlash(env.HF_ENDPOINT), ...(env.HF_TOKEN && { token: env.HF_TOKEN }) },
    arxiv: {
      categories: env.PAPERBOY_ARXIV_CATEGORIES,
      ...(env.PAPERBOY_ARXIV_URL && { url: withoutSlash(env.PAPERBOY_ARXIV_URL) }),
    },
    ...(env.PAPERBOY_EMBEDDINGS && { embeddings: env.PAPERBOY_EMBEDDINGS }),
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
    ...(env.PAPERBOY_WEB_PORT !== undefined && {
      web: {
        port: env.PAPERBOY_WEB_PORT,
        host: env.PAPERBOY_WEB_HOST,
        ...(env.PAPERBOY_WEB_URL && { url: withoutSlash(env.PAPERBOY_WEB_URL) }),
        ...(env.PAPERBOY_OPERATOR_TOKEN && { operatorToken: env.PAPERBOY_OPERATOR_TOKEN }),
      },
    }),
    ...(env.PAPERBOY_SMTP_URL &&
      env.PAPERBOY_MAIL_FROM && {
        mail: {
          smtpUrl: env.PAPERBOY_SMTP_URL,
          from: env.PAPERBOY_MAIL_FROM,
          perMinute: env.PAPERBOY_MAIL_PER_MINUTE,
        },
      }),
    ...(env.PAPERBOY_SIGNING_KEY && { signingKey: env.PAPERBOY_SIGNING_KEY }),
    ...(env.PAPERBOY_LLM_URL &&
      env.PAPERBOY_LLM_MODEL && {
        model: {
          url: withoutSlash(env.PAPERBOY_LLM_URL),
          model: env.PAPERBOY_LLM_MODEL,
          ...(env.PAPERBOY_LLM_KEY && { key: env.PAPERBOY_LLM_KEY }),
        },
      }),
    ...(env.PAPERBOY_ALERTS && { alerts: env.PAPERBOY_ALERTS }),
    logLevel: env.PAPERBOY_LOG,
  };
}

function hasUser(url: string): boolean {
  const { username = '', password = '' } = URL.parse(url) ?? {};
  return username + password !== '';
}

/** Whether the user and the password of an address can be read back from how they are escaped there (RFC 3986, 2.1). */
function hasWholeEscapes(url: string): boolean {
  const { username = '', password = '' } = URL.parse(url) ?? {};
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

/** `Paperboy <papers@example.org>`, or the address alone. */
function senderIn(words: string): Sender | undefined {
  const found = /^([^<>\p{Cc}]*)<([^<>\s]+)>$/u.exec(words.trim());
  const read = z.email().safeParse(found?.[2] ?? words.trim());
  return read.success ? { name: found?.[1]?.trim() || 'Paperboy', address: read.data } : undefined;
}
