import { isCancel, log, select } from '@clack/prompts';
import { commands } from '../../commands/index.ts';
import { manifestLink } from '../platforms/slack/manifest.ts';
import { type Answers, askSecret, askText, type Terminal } from './prompts.ts';

/** Asks how Slack is connected, and for what that takes; undefined where the person left. */
export async function askSlack(terminal: Terminal, newSecret: () => string): Promise<Answers | undefined> {
  const way = await select({
    ...terminal,
    message: 'How shall Slack reach Paperboy?',
    options: [
      { value: 'socket', label: 'One workspace, by Socket Mode', hint: 'no public address needed' },
      { value: 'one', label: 'One workspace, over HTTP', hint: 'for more than one copy of Paperboy' },
      { value: 'many', label: 'Every workspace that installs it, over HTTP' },
    ],
  });
  if (isCancel(way)) return undefined;
  return way === 'socket' ? askSocket(terminal) : askHttp(terminal, way, newSecret);
}

async function askSocket(terminal: Terminal): Promise<Answers | undefined> {
  log.message(`Open this, choose your workspace, and install the app:\n${manifestLink(commands)}`, terminal);
  return askAll(terminal, [botToken, appToken]);
}

async function askHttp(
  terminal: Terminal,
  way: 'one' | 'many',
  newSecret: () => string,
): Promise<Answers | undefined> {
  const url = await askText(
    terminal,
    'PAPERBOY_DOOR_URL',
    'The public address that Slack shall call, such as https://papers.example.org',
  );
  if (url === undefined) return undefined;
  const door = { PAPERBOY_DOOR_URL: url, PAPERBOY_DOOR_PORT: '8080' };
  log.message(
    `Open this, choose your workspace, and make the app:\n${manifestLink(commands, url.replace(/\/+$/, ''))}\nWhat is asked next stands on its page "Basic Information".`,
    terminal,
  );
  const answers = await askAll(
    terminal,
    way === 'one' ? [signingSecret, botToken] : [signingSecret, clientId, clientSecret],
  );
  if (!answers) return undefined;
  return { ...door, ...answers, ...(way === 'many' && { PAPERBOY_SECRET_KEY: newSecret() }) };
}

/** A setting, and what to ask for it. */
type Question = readonly [name: string, message: string];

const botToken: Question = [
  'SLACK_BOT_TOKEN',
  'The "Bot User OAuth Token" (xoxb-…), under "OAuth & Permissions"',
];
const appToken: Question = [
  'SLACK_APP_TOKEN',
  'An "App-Level Token" (xapp-…) with the scope connections:write, under "Basic Information"',
];
const signingSecret: Question = ['SLACK_SIGNING_SECRET', 'The "Signing Secret"'];
const clientId: Question = ['SLACK_CLIENT_ID', 'The "Client ID" (two numbers with a dot)'];
const clientSecret: Question = ['SLACK_CLIENT_SECRET', 'The "Client Secret"'];

async function askAll(terminal: Terminal, questions: readonly Question[]): Promise<Answers | undefined> {
  const answers: Record<string, string> = {};
  for (const [name, message] of questions) {
    const answer = await askSecret(terminal, name, message);
    if (answer === undefined) return undefined;
    answers[name] = answer;
  }
  return answers;
}
