import { intro, isCancel, log, multiselect, outro, text } from '@clack/prompts';
import { inviteLink } from '../platforms/discord/invite.ts';
import { portal } from '../platforms/discord/portal.ts';
import { typed } from '../typed.ts';
import type { World } from '../world.ts';
import { askSlack } from './ask-slack.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';
import { type Answers, askSecret, atTerminal, mistakeIn, type Terminal } from './prompts.ts';
import { writeSettings } from './settings-file.ts';

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
    const terminal = atTerminal(world.person, world.ending);
    const answers = await ask(terminal, world.newSecret);
    if (!answers) {
      world.screen.note('Nothing was written.\n');
      return 1;
    }
    if (Object.keys(answers).length === 0) {
      outro(`There is nothing to write yet. Begin with ${typed('start')}.`, terminal);
      return 0;
    }
    await writeSettings(world.settingsFile, answers);
    outro(
      `Written to ${world.settingsFile}. Check it with ${typed('doctor')}, then ${typed('start')}.`,
      terminal,
    );
    return 0;
  },
};

/** The settings that were answered; undefined where the person left. */
async function ask(terminal: Terminal, newSecret: World['newSecret']): Promise<Answers | undefined> {
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
  const slack = discord && chats.includes('slack') ? await askSlack(terminal, newSecret) : {};
  const contact = discord && slack && (await askContact(terminal));
  return discord && slack && contact && { ...discord, ...slack, ...contact };
}

async function askDiscord(terminal: Terminal): Promise<Answers | undefined> {
  log.message(`Make an application at ${portal}; on its page Bot, copy the token.`, terminal);
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
