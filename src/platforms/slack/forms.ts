import type { Caller, Command } from '../../../commands/command.ts';
import type { Option } from '../../../commands/option.ts';
import { plainText, type SlackBlock } from './blocks.ts';
import { type Fields, fieldsOf } from './call.ts';
import { limits } from './limits.ts';
import { words } from './words.ts';

/** The id by which Slack names our forms when they come back. */
export const formId = 'form';

/** Whether a command that was named without a word more is asked for by a form: it needs words, or sets what it has. */
export function wantsForm({ options, manages }: Command, { mayManage }: Caller): boolean {
  if (manages && !mayManage) return false;
  return options.some(({ required }) => required) || (manages === true && options.length > 0);
}

/** The form: a field an option, filled with what it is now. `about` comes back with it, and is for us alone. */
export function formOf(command: Command, values: Fields, about: string): Fields {
  return {
    type: 'modal',
    callback_id: formId,
    private_metadata: about,
    title: plainText(titleOf(command.name)),
    submit: plainText('Go'),
    close: plainText('Cancel'),
    blocks: [
      { type: 'section', text: plainText(words(command.summary, 300)) },
      ...command.options.map((option) => fieldOf(option, values[option.name])),
    ],
  };
}

/** What stands in a form that was sent; empty fields are not given. */
export function readForm({ options }: Command, state: unknown): Readonly<Record<string, string | number>> {
  const filled = options.flatMap((option): [string, string | number][] => {
    const field = fieldsOf(fieldsOf(fieldsOf(state)[option.name])[valueId]);
    const text = String(fieldsOf(field.selected_option).value ?? field.value ?? '').trim();
    if (text === '') return [];
    return [[option.name, option.kind === 'number' ? Number(text) : text]];
  });
  return Object.fromEntries(filled);
}

/** The mistake below the field that it speaks of; below the first, where it speaks of none. */
export function mistakeIn({ options }: Command, input: Fields, mistake: string): Record<string, string> {
  const [first] = options;
  const quoted = (text: unknown): boolean => text !== undefined && mistake.includes(`“${text}”`);
  const spoken =
    options.find(({ name }) => quoted(input[name]) || quoted(name)) ??
    options.find(({ name }) => new RegExp(`\\b${name}\\b`).test(mistake)) ??
    first;
  return spoken ? { [spoken.name]: mistake.slice(0, 2_000) } : {};
}

/** `Subscribe`, as the title of a window; Slack takes 24 letters there. */
export function titleOf(name: string): string {
  return (name.slice(0, 1).toUpperCase() + name.slice(1)).slice(0, 24);
}

/** A field holds one thing. */
const valueId = 'value';

function fieldOf(option: Option, value: unknown): SlackBlock {
  return {
    type: 'input',
    block_id: option.name,
    optional: option.required !== true,
    label: plainText(titleOf(option.name)),
    hint: plainText(option.summary),
    element: { action_id: valueId, ...elementOf(option, value === undefined ? undefined : String(value)) },
  };
}

function elementOf({ kind, choices = [] }: Option, value: string | undefined): Fields {
  if (kind === 'choice') {
    const options = choices
      .slice(0, limits.selectOptions)
      .map((choice) => ({ text: plainText(choice), value: choice }));
    const now = options.find((option) => option.value === value);
    return { type: 'static_select', options, ...(now && { initial_option: now }) };
  }
  const initial =
    value === undefined || value === '' ? {} : { initial_value: value.slice(0, limits.fieldText) };
  if (kind === 'number') return { type: 'number_input', is_decimal_allowed: false, ...initial };
  return { type: 'plain_text_input', max_length: limits.fieldText, ...initial };
}
