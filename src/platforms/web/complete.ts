import type { Caller, Command } from '../../../commands/command.ts';
import type { Desk } from '../platform.ts';

/** Something to type instead, whole, and what it is. */
type Completion = { readonly words: string; readonly what: string };

/** An option was named, and its value is being typed. */
const awaitsValue = /^(.*?)--([a-z]+)[ =](\S*)$/s;

/** More are no help. */
const offered = 8;

/** What may follow what is typed so far: a command, then its options and what the desk knows to fill them with. */
export async function completions(
  typed: string,
  desk: Pick<Desk, 'commands' | 'suggest'>,
  caller: Caller,
): Promise<readonly Completion[]> {
  const line = typed.replace(/^\s*\/?(papers\b\s*)?/, '');
  const [, name = '', rest] = /^(\S*)(?:\s+(.*))?$/s.exec(line) ?? [];
  if (rest === undefined) return commandsLike(name, desk.commands);
  const command = desk.commands.find((one) => one.name === name.toLowerCase());
  if (!command) return [];
  const found = await valuesFor(command, rest, desk, caller);
  const options = awaitsValue.test(rest) ? [] : optionsFor(command, rest);
  return [...found, ...options].filter(({ words }) => words !== line).slice(0, offered);
}

function commandsLike(start: string, commands: readonly Command[]): readonly Completion[] {
  const said = start.toLowerCase();
  return commands
    .filter(({ name }) => name.includes(said))
    .toSorted((a, b) => Number(b.name.startsWith(said)) - Number(a.name.startsWith(said)))
    .slice(0, offered)
    .map(({ name, summary }) => ({ words: name, what: summary }));
}

/** Values for the option that is being typed: the one that was named last, else the one that needs no name. */
async function valuesFor(
  command: Command,
  rest: string,
  desk: Pick<Desk, 'suggest'>,
  caller: Caller,
): Promise<readonly Completion[]> {
  const named = awaitsValue.exec(rest);
  const bare = command.options.find((one) => one.bare);
  const option = named ? command.options.find((one) => one.name === named[2]) : bare;
  if (!option) return [];
  const [before, start] = named ? [`${named[1]}--${named[2]} `, named[3] ?? ''] : ['', rest];
  if (!named && /(^|\s)--/.test(rest)) return [];
  const values =
    option.kind === 'choice'
      ? (option.choices ?? []).filter((choice) => choice.startsWith(start))
      : option.suggests
        ? await desk.suggest(command.name, option.name, start, caller)
        : [];
  return values.map((value) => ({
    words: `${command.name} ${before}${valueIn(value, before)}`,
    what: option.summary,
  }));
}

/** A value of several words behind an option's name is held together. */
function valueIn(value: string, before: string): string {
  return before !== '' && /\s/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}

/** The options that were not given yet, behind what is typed. */
function optionsFor(command: Command, rest: string): readonly Completion[] {
  const [, before = '', start] = /^(|.*\s)(-{0,2}[a-z]*)$/s.exec(rest) ?? [];
  if (start === undefined || (start !== '' && !start.startsWith('-'))) return [];
  return command.options
    .filter(({ name, bare }) => !bare && `--${name}`.startsWith(start) && !before.includes(`--${name}`))
    .map(({ name, summary }) => ({ words: `${command.name} ${before}--${name} `, what: summary }));
}
