import { commands } from '../../commands/index.ts';
import { slackManifest } from '../platforms/slack/manifest.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';

/** Prints what a chat must be told of the bot. */
export const manifestCommand: OperatorCommand = {
  name: 'manifest',
  usage: 'slack',
  summary: "Print the manifest to make Slack's app from",
  run: async (world, words) => {
    const read = readOptions(words, {});
    if (typeof read === 'string') return misread(world, read);
    if (read.positionals.join() !== 'slack')
      return misread(world, 'Slack alone takes a manifest: manifest slack');
    const { slack, door } = world.settings;
    // Whoever has an app token has chosen Socket Mode, whatever the door is for.
    const url = slack && 'appToken' in slack ? undefined : door?.url;
    world.screen.write(`${JSON.stringify(slackManifest(commands, url), undefined, 2)}\n`);
    return 0;
  },
};
