import { intro, isCancel, log, multiselect, outro, password, text } from '@clack/prompts';
import { commands } from '../../commands/index.ts';
import { readSettings } from '../../config/settings.ts';
import { inviteLink } from '../platforms/discord/invite.ts';
import { manifestLink } from '../platforms/slack/manifest.ts';
import type { Person } from '../world.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';
import { unwritable, writeSettings } from './settings-file.ts';

/** Asks what the bot must know and writes it into `.env`. */
export const initCommand: OperatorCommand = {
  name: 'init',
  usage: '',
  summary: 'Ask a few questions, write .env, and print the links that connect Discord and Slack',
  run: async (world, words) => {
    const read = readOptions(words, {});
    if (typeof read === 'string') return misread(world, read);
    if (words.length > 0) return misread(world, 'Say init alone: it asks for what it needs.');
    if (!world.person)
      return misread(
        world,
        'init asks questions: run it in a terminal, or write .env by hand (README, “Settings”).',
      );
    const answers = await ask(world.person, world.ending);
    if (!answers) {
      world.screen.note('Nothing was written.\n');
      return 1;
    }
    await writeSettings(world.settingsFile, answers);
    outro(
      `Written to ${world.settingsFile}. Check it with npm run -s paperboy -- doctor, then npm start.`,
      atTerminal(world.person, world.ending),
    );
    return 0;
  },
};

type Answers = Readonly<Record<string, string>>;

/** The settings that were answered; undefined where the person left. */
async function ask(person: Person, ending: AbortSignal): Promise<Answers | undefined> {
  const terminal = atTerminal(person, ending);
  intro('Paperboy: where shall the papers go?', terminal);
  const chats = await multiselect({
    ...terminal,
    message: 'Which chats? (space chooses, enter goes on; none is fine to begin with)',
    options: [
      { value: 'discord', label: 'Discord' },
      { value: 'slack', label: 'Slack' },
    ],
    required: false,
  });
  if (isCancel(chats)) return undefined;
  const discord = chats.includes('discord') ? await askDiscord(terminal) : {};
  const slack = discord && chats.includes('slack') ? await askSlack(terminal) : {};
  const contact = discord && slack && (await askContact(terminal));
  return discord && slack && contact && { ...discord, ...slack, ...contact };
}

type Terminal = ReturnType<typeof atTerminal>;

function atTerminal({ keys, screen }: Person, signal: AbortSignal) {
  return { input: keys, output: screen, signal };
}

async function askDiscord(terminal: Terminal): Promise<Answers | undefined> {
  log.message(
    'Make an application at https://discord.com/developers/applications; on its page Bot, copy the token.',
    terminal,
  );
  const token = await askSecret(terminal, 'DISCORD_TOKEN', "The Discord bot's token");
  if (token === undefined) return undefined;
  const link = inviteLink(token);
  log.success(
    link
      ? `Open this to add the bot to your server:\n${link}`
      : 'On the page Installation, open the link and add the bot to your server.',
    terminal,
  );
  return { DISCORD_TOKEN: token };
}

async function askSlack(terminal: Terminal): Promise<Answers | undefined> {
  log.message(`Open this, choose your workspace, and install the app:\n${manifestLink(commands)}`, terminal);
  const bot = await askSecret(
    terminal,
    'SLACK_BOT_TOKEN',
    'The "Bot User OAuth Token" (xoxb-…), under "OAuth & Permissions"',
  );
  if (bot === undefined) return undefined;
  const app = await askSecret(
    terminal,
    'SLACK_APP_TOKEN',
    'An "App-Level Token" (xapp-…) with the scope connections:write, under "Basic Information"',
  );
  return app === undefined ? undefined : { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app };
}

async function askSecret(terminal: Terminal, name: string, message: string): Promise<string | undefined> {
  const given = await password({ ...terminal, message, validate: (value) => mistakeIn(name, value ?? '') });
  return isCancel(given) ? undefined : given.trim();
}

async function askContact(terminal: Terminal): Promise<Answers | undefined> {
  const contact = await text({
    ...terminal,
    message: 'A mail or web address by which the sites we read can reach you (enter for none)',
    defaultValue: '',
    validate: (value = '') => (value.trim() === '' ? undefined : mistakeIn('PAPERBOY_CONTACT', value)),
  });
  if (isCancel(contact)) return undefined;
  return contact.trim() === '' ? {} : { PAPERBOY_CONTACT: contact.trim() };
}

/** What the settings' own rules say against a value. */
function mistakeIn(name: string, value: string): string | undefined {
  if (value.trim() === '') return 'Paste it here; nothing of it is shown.';
  const read = readSettings({ [name]: value.trim() });
  const problem = unwritable(value.trim());
  if (problem !== undefined) return `${name} ${problem}`;
  return read.ok
    ? undefined
    : read.problems.find((problem) => problem.startsWith(`${name} `) && !problem.includes('is missing'));
}
