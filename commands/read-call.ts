import { nearest } from '../src/nearest.ts';
import type { Command, CommandCall } from './command.ts';
import type { Option } from './option.ts';
import { orNear, readValue, type Unread, whatItTakes } from './read-value.ts';

type ReadCall =
  | { readonly ok: true; readonly call: CommandCall }
  | { readonly ok: false; readonly reason: string };

/**
 * The command that words ask for: `today 2026-06-15 --sort votes`, one token a word. Options stand as `--name value` or
 * `--name=value`, anywhere; words without a name go to the command's bare option, and so does all that follows `--`.
 * Where the words cannot be read, the reason is a sentence for whoever typed them. What is missing is the command's to say. `others` are
 * what may be typed there too: an unknown command may be one of them, misspelt.
 */
export function readCall(
  tokens: readonly string[],
  commands: readonly Command[],
  others: readonly string[] = [],
): ReadCall {
  const names = [...new Set([...commands.map((command) => command.name), ...others])];
  // No words at all ask for help.
  const [said = 'help', ...rest] = tokens;
  const name = said.replace(/^\//, '').toLowerCase();
  const command = commands.find((one) => one.name === name);
  if (!command) {
    return unread(`There is no command “${said}”${orNear(name, names)} There is ${names.join(', ')}.`);
  }
  const given = gather(rest, command);
  if ('reason' in given) return unread(given.reason);
  const input: Record<string, string | number> = {};
  for (const { option, words } of given.values) {
    if (Object.hasOwn(input, option.name)) return unread(`“${option.name}” was given twice.`);
    const value = readValue(option, words);
    if (typeof value === 'object') return unread(value.reason);
    input[option.name] = value;
  }
  return { ok: true, call: { name, input } };
}

type Given = { readonly option: Option; readonly words: string };

/** The named values, then the bare words as one. */
function gather(tokens: readonly string[], command: Command): { readonly values: Given[] } | Unread {
  const stop = tokens.includes('--') ? tokens.indexOf('--') : tokens.length;
  const open = tokens.slice(0, stop);
  const values: Given[] = [];
  const bare: string[] = [];
  for (let at = 0; at < open.length; ) {
    const token = open[at++] ?? '';
    const named = readName(token, command);
    if (!named) {
      bare.push(token);
      continue;
    }
    if (!named.option) return { reason: unknownOption(named.name, command) };
    const end = named.value === undefined ? endOfValue(open, at, command) : at;
    const words = named.value ?? open.slice(at, end).join(' ');
    if (words === '') return { reason: `“${named.name}” needs a value. ${whatItTakes(named.option)}` };
    values.push({ option: named.option, words });
    at = end;
  }
  const words = [...bare, ...tokens.slice(stop + 1)].join(' ');
  if (words === '') return { values };
  const option = command.options.find((one) => one.bare);
  return option ? { values: [...values, { option, words }] } : { reason: strayWords(words, command) };
}

type Named = { readonly name: string; readonly option?: Option; readonly value?: string };

/**
 * The option a token names. Chat services and phones turn `--` into one long dash, which also stands in plain sentences:
 * after such a dash only a word that is or resembles an option counts as one.
 */
function readName(token: string, command: Command): Named | undefined {
  const [, dash, typed = '', value] = /^(--|[—–])([\p{L}\d_-]+)(?:=(.*))?$/su.exec(token) ?? [];
  if (dash === undefined) return undefined;
  const name = typed.toLowerCase();
  const option = command.options.find((one) => one.name === name);
  if (!option && dash !== '--' && !nearest(name, optionNames(command))) return undefined;
  return { name, ...(option && { option }), ...(value !== undefined && { value }) };
}

/** A value is one token, and goes on after a comma: `--days mon, wed, fri`. */
function endOfValue(tokens: readonly string[], start: number, command: Command): number {
  for (let end = start; ; end++) {
    const token = tokens[end];
    if (token === undefined || readName(token, command)) return end;
    if (!token.endsWith(',')) return end + 1;
  }
}

function unknownOption(name: string, command: Command): string {
  return `${command.name} has no option “${name}”${orNear(name, optionNames(command))} ${itsOptions(command)}`;
}

function strayWords(words: string, command: Command): string {
  return `${command.name} cannot place the words “${words}”. ${itsOptions(command)}`;
}

function itsOptions(command: Command): string {
  const names = optionNames(command).map((name) => `--${name}`);
  return names.length > 0 ? `It takes ${names.join(', ')}.` : 'It takes nothing more.';
}

function optionNames(command: Command): string[] {
  return command.options.map((option) => option.name);
}

function unread(reason: string): ReadCall {
  return { ok: false, reason };
}
