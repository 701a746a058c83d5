import { nearest } from '../src/nearest.ts';
import { typedFirst } from '../src/typed.ts';
import type { Row, View } from '../src/view.ts';
import { type Command, defineCommand } from './command.ts';

/** What can be asked, made from the commands themselves. */
export const help = defineCommand({
  name: 'help',
  summary: 'Say what can be asked, or how one command works',
  options: [{ name: 'command', summary: 'The command to explain', kind: 'text', bare: true, suggests: true }],
  examples: ['help', 'help search'],
  private: true,
  suggest: async ({ commands }, _option, typed) =>
    commands.map(({ name }) => name).filter((name) => name.includes(typed.trim().toLowerCase())),
  run: async ({ commands }, input) => {
    if (input.command === undefined) return allCommands(commands);
    const asked = input.command.trim().toLowerCase();
    const found = commands.find((command) => command.name === asked);
    if (found) return oneCommand(found);
    const close = nearest(
      asked,
      commands.map((command) => command.name),
    );
    return close === undefined
      ? { mistake: `There is no command “${input.command}”. They are all in: help`, instead: 'help' }
      : {
          mistake: `There is no command “${input.command}”. Did you mean ${close}?`,
          instead: `help ${close}`,
        };
  },
});

function allCommands(commands: readonly Command[]): View {
  return {
    title: 'What you can ask',
    lead: `Each of these follows /papers in a chat, or ${typedFirst} in a terminal.`,
    sections: [
      {
        title: 'Commands',
        items: [],
        rows: commands.map((command) => ({ label: usage(command), text: command.summary })),
      },
    ],
    note: 'More on one of them: help search',
  };
}

function oneCommand(command: Command): View {
  const options: Row[] = command.options.map((option) => ({
    label: option.name,
    text: [
      option.summary,
      option.choices && `one of ${option.choices.join(', ')}`,
      option.required && 'needed',
    ]
      .filter(Boolean)
      .join('; '),
  }));
  const examples: Row[] = command.examples.map((example, at) => ({ label: `${at + 1}`, text: example }));
  return {
    title: usage(command),
    lead: `${command.summary}.${command.manages ? ' Only for those who may manage the channel.' : ''}`,
    sections: [
      ...(options.length > 0 ? [{ title: 'Options', items: [], rows: options }] : []),
      { title: 'Examples', items: [], rows: examples },
    ],
  };
}

/** How a command is written: `search <query> [--sort …]`. */
export function usage(command: Command): string {
  const words = command.options.map((option) => {
    const name = option.bare ? option.name : `--${option.name} …`;
    return option.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name, ...words].join(' ');
}
