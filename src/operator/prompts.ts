import { isCancel, password, text } from '@clack/prompts';
import { readSettings } from '../../config/settings.ts';
import type { Person } from '../world.ts';
import { unwritable } from './settings-file.ts';

/** Settings by their names. */
export type Answers = Readonly<Record<string, string>>;

export type Terminal = ReturnType<typeof atTerminal>;

/** Where questions are asked and answered. */
export function atTerminal({ keys, screen }: Person, signal: AbortSignal) {
  return { input: keys, output: screen, signal };
}

/** Asks for a setting that nobody shall see; undefined where the person left. */
export async function askSecret(
  terminal: Terminal,
  name: string,
  message: string,
): Promise<string | undefined> {
  const given = await password({ ...terminal, message, validate: (value) => mistakeIn(name, value ?? '') });
  return isCancel(given) ? undefined : given.trim();
}

/** The same for one that everybody may see. */
export async function askText(
  terminal: Terminal,
  name: string,
  message: string,
): Promise<string | undefined> {
  const validate = (value = '') => (value.trim() === '' ? 'Type it here.' : mistakeIn(name, value));
  const given = await text({ ...terminal, message, validate });
  return isCancel(given) ? undefined : given.trim();
}

/** What the settings' own rules say against a value. */
export function mistakeIn(name: string, value: string): string | undefined {
  if (value.trim() === '') return 'Paste it here; nothing of it is shown.';
  const read = readSettings({ [name]: value.trim() });
  const problem = unwritable(value.trim());
  if (problem !== undefined) return `${name} ${problem}`;
  return read.ok
    ? undefined
    : read.problems.find((problem) => problem.startsWith(`${name} `) && !problem.includes('is missing'));
}
