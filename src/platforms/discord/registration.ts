import { isDeepStrictEqual } from 'node:util';
import type { Command } from '../../../commands/command.ts';
import type { Called, DiscordCall } from './call.ts';
import { commandName } from './interaction.ts';
import { limits } from './limits.ts';
import { inMenu, moreName, moreOption } from './more.ts';

/** A command or an option, as Discord takes it. */
type Registered = {
  /** 1 names a command or one below it, 3 text, 10 a number. */
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly required?: true;
  readonly autocomplete?: true;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly options?: readonly Registered[];
  readonly contexts?: readonly number[];
  readonly integration_types?: readonly number[];
};

/** The body for `PUT /applications/{id}/commands`. Throws with every limit that the commands break. */
export function registrationOf(commands: readonly Command[]): readonly [Registered] {
  const shown = inMenu(commands);
  const papers: Registered = {
    type: 1,
    name: commandName,
    description: "The day's machine-learning papers, in this channel",
    options: [...shown.map(subcommandOf), ...(shown.length < commands.length ? [more] : [])],
    // In servers and in direct messages with the bot, which are installed by inviting it to a server.
    contexts: [0, 1],
    integration_types: [0],
  };
  const broken = mistakesIn(papers);
  if (broken.length > 0) throw new RangeError(`Discord would refuse the commands: ${broken.join('; ')}`);
  return [papers];
}

const more: Registered = {
  type: 1,
  name: moreName,
  description: 'Ask anything else, in the words that help shows',
  options: [
    {
      type: 3,
      name: moreOption,
      description: 'A command with what it takes',
      required: true,
      autocomplete: true,
    },
  ],
};

/**
 * Registers the commands of an application where Discord has others, and answers whether it did: registering anew is
 * limited, and slow to reach everybody.
 */
export async function registerCommands(
  call: DiscordCall,
  application: string,
  commands: readonly Command[],
): Promise<Called | { readonly answer: boolean }> {
  const wanted = registrationOf(commands);
  const path = `/applications/${application}/commands` as const;
  const registered = await call('GET', path);
  if ('answer' in registered && isRegistered(wanted, registered.answer)) return { answer: false };
  const put = await call('PUT', path, { body: wanted, waits: true });
  return 'trouble' in put ? put : { answer: true };
}

/** Whether Discord already has what we would register; `registered` is its answer to `GET /applications/{id}/commands`. */
export function isRegistered(wanted: readonly Registered[], registered: unknown): boolean {
  return Array.isArray(registered) && isDeepStrictEqual(wanted.map(comparable), registered.map(comparable));
}

function subcommandOf({ name, summary, options }: Command): Registered {
  return { type: 1, name, description: summary, options: options.map(optionOf) };
}

function optionOf({
  name,
  summary,
  kind,
  required,
  choices,
  suggests,
}: Command['options'][number]): Registered {
  return {
    type: kind === 'number' ? 10 : 3,
    name,
    description: summary,
    ...(required && { required }),
    ...(kind === 'choice' && { choices: (choices ?? []).map((choice) => ({ name: choice, value: choice })) }),
    ...(kind === 'text' && suggests && { autocomplete: suggests }),
  };
}

/** What counts in a comparison: Discord's answers add ids, and leave out or fill in what is as usual. */
function comparable(value: unknown): unknown {
  const given: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  const { type, name, description, required, autocomplete, choices, options, contexts, integration_types } =
    given;
  return {
    type: type ?? 1,
    name,
    description,
    required: required ?? false,
    autocomplete: autocomplete ?? false,
    choices: Array.isArray(choices) ? choices.map((choice) => `${choice?.name}=${choice?.value}`) : [],
    options: Array.isArray(options) ? options.map(comparable) : [],
    contexts: contexts ?? null,
    integrationTypes: integration_types ?? null,
  };
}

function mistakesIn(command: Registered, path: string = command.name): readonly string[] {
  const { name, description, choices = [], options = [] } = command;
  const firstOptional = options.findIndex(({ required }) => !required);
  const checks: readonly (readonly [boolean, string])[] = [
    [!/^[-_\p{L}\p{N}]{1,32}$/u.test(name) || name !== name.toLowerCase(), 'is no name Discord takes'],
    [
      description.length < 1 || description.length > limits.description,
      'needs a summary of 1 to 100 characters',
    ],
    [options.length > limits.options, `has more than ${limits.options} below it`],
    [choices.length > limits.choices, `has more than ${limits.choices} choices`],
    [
      choices.some((choice) => choice.name.length < 1 || choice.name.length > limits.choice),
      'has a choice too long',
    ],
    [new Set(options.map((option) => option.name)).size < options.length, 'has two of one name'],
    [
      firstOptional >= 0 && options.slice(firstOptional).some(({ required }) => required),
      'needs required ones first',
    ],
    [
      path === commandName && charactersOf(command) > limits.command,
      `has over ${limits.command} characters in all`,
    ],
  ];
  return [
    ...checks.filter(([broken]) => broken).map(([, what]) => `${path} ${what}`),
    ...options.flatMap((option) => mistakesIn(option, `${path} ${option.name}`)),
  ];
}

function charactersOf({ name, description, choices = [], options = [] }: Registered): number {
  return (
    name.length +
    description.length +
    choices.reduce((sum, choice) => sum + choice.name.length + choice.value.length, 0) +
    options.reduce((sum, option) => sum + charactersOf(option), 0)
  );
}
