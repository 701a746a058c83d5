import { z } from 'zod';
import { type Secret, secret } from './secret.ts';

/** How Slack is connected: one workspace over Socket Mode or over HTTP, or each workspace that installs the app. */
export type SlackSettings = { readonly apiUrl?: string } & (
  | { readonly botToken: Secret; readonly appToken: Secret }
  | ({ readonly botToken: Secret } & CalledByHttp)
  | ({
      readonly clientId: string;
      readonly clientSecret: Secret;
      /** Closes the tokens of the workspaces in the store. */
      readonly secretKey: Secret;
      readonly url: string;
    } & CalledByHttp)
);

type CalledByHttp = {
  readonly signingSecret: Secret;
  /** Where the world finds the door. */
  readonly url?: string;
};

/** Slack's own settings, but for the address of its Web API. */
export const slackFields = {
  SLACK_BOT_TOKEN: tokenLike('xoxb-').optional(),
  SLACK_APP_TOKEN: tokenLike('xapp-').optional(),
  SLACK_SIGNING_SECRET: copied().optional(),
  SLACK_CLIENT_ID: z
    .string()
    .trim()
    .regex(
      /^\d+\.\d+$/,
      'must be two numbers with a dot between, as the app\'s page "Basic Information" shows',
    )
    .optional(),
  SLACK_CLIENT_SECRET: copied().optional(),
  PAPERBOY_SECRET_KEY: z
    .string()
    .min(32, 'is too short to close tokens with: take 32 characters or more that nobody guesses')
    .transform(secret)
    .optional(),
};

type Given = Readonly<Record<string, unknown>>;

/** What is missing beside what is set, or too much: half a connection would be none. */
export function halfOfSlack(given: Given): readonly string[] {
  if ('SLACK_CLIENT_ID' in given || 'SLACK_CLIENT_SECRET' in given) return halfOfMany(given);
  const idle =
    'PAPERBOY_SECRET_KEY' in given
      ? ['SLACK_CLIENT_ID is missing: PAPERBOY_SECRET_KEY does nothing without it.']
      : [];
  if ('SLACK_SIGNING_SECRET' in given) return [...idle, ...halfOfHttp(given)];
  const pair = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'];
  const [missing, ...rest] = pair.filter((name) => !(name in given));
  if (missing === undefined || rest.length > 0) return idle;
  const otherwise = missing === 'SLACK_APP_TOKEN' ? ', or SLACK_SIGNING_SECRET to be called over HTTP' : '';
  return [
    ...idle,
    `${missing} is missing: Slack needs both ${pair.join(' and ')}${otherwise}; set it, or unset the other.`,
  ];
}

function halfOfHttp(given: Given): readonly string[] {
  const needed = ['SLACK_BOT_TOKEN', 'PAPERBOY_DOOR_PORT'].filter((name) => !(name in given));
  return [
    ...needed.map((name) => `${name} is missing: ${whatFor[name]} beside SLACK_SIGNING_SECRET.`),
    ...('SLACK_APP_TOKEN' in given
      ? [
          'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: Slack comes over Socket Mode or over HTTP; unset one.',
        ]
      : []),
    ...wrongTime(given),
  ];
}

function halfOfMany(given: Given): readonly string[] {
  const needed = [
    'SLACK_CLIENT_ID',
    'SLACK_CLIENT_SECRET',
    'SLACK_SIGNING_SECRET',
    'PAPERBOY_SECRET_KEY',
    'PAPERBOY_DOOR_PORT',
    'PAPERBOY_DOOR_URL',
  ];
  const tooMuch: readonly (readonly [name: string, why: string])[] = [
    ['SLACK_BOT_TOKEN', 'each workspace brings its own token when it installs the app'],
    ['SLACK_APP_TOKEN', 'Slack serves many workspaces over HTTP alone'],
  ];
  return [
    ...needed
      .filter((name) => !(name in given))
      .map(
        (name) =>
          `${name} is missing: Slack for many workspaces needs it; unset SLACK_CLIENT_ID and SLACK_CLIENT_SECRET to serve one.`,
      ),
    ...tooMuch
      .filter(([name]) => name in given)
      .map(([name, why]) => `${name} does nothing beside SLACK_CLIENT_ID: ${why}. Unset it.`),
    ...wrongTime(given),
  ];
}

const whatFor: Readonly<Record<string, string>> = {
  SLACK_BOT_TOKEN: 'Slack needs it, or SLACK_CLIENT_ID for many workspaces,',
  PAPERBOY_DOOR_PORT: 'Slack calls there, and needs it',
};

function wrongTime(given: Given): readonly string[] {
  if (!('PAPERBOY_NOW' in given)) return [];
  return ['PAPERBOY_NOW is set: what Slack signs over HTTP would be too old or too new. Unset it.'];
}

type Read = z.output<z.ZodObject<typeof slackFields>>;

/** How Slack is connected by settings of which no half is missing; undefined where it is not. */
export function slackIn(
  read: Read,
  more: { readonly apiUrl?: string; readonly url?: string },
): SlackSettings | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = read;
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    PAPERBOY_SECRET_KEY: secretKey,
  } = read;
  const { url, ...api } = more;
  if (botToken && appToken) return { ...api, botToken, appToken };
  if (!signingSecret) return undefined;
  if (botToken) return { ...more, botToken, signingSecret };
  if (!clientId || !clientSecret || !secretKey || url === undefined) return undefined;
  return { ...api, url, clientId, clientSecret, secretKey, signingSecret };
}

function tokenLike(start: string) {
  return z
    .string()
    .startsWith(start, `must start with ${start}: copy it whole from the app's settings`)
    .transform(secret);
}

function copied() {
  return z
    .string()
    .trim()
    .min(16, 'is too short: copy it whole from the app\'s page "Basic Information"')
    .transform(secret);
}
