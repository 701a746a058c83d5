import type { Command } from '../../../commands/command.ts';
import { limits } from './limits.ts';

/**
 * Discord's menu holds 25 commands. Where there are more, one entry stands for those that have none of their own: behind it
 * people type what they would type elsewhere.
 */
export const moreName = 'more';
export const moreOption = 'words';

/** The commands with an entry of their own: the first, and the last, which is help. */
export function inMenu(commands: readonly Command[]): readonly Command[] {
  if (commands.length <= limits.options) return commands;
  return [...commands.slice(0, limits.options - 2), ...commands.slice(-1)];
}

/** Examples that begin with what is typed so far, those of commands that the menu lacks before the others. */
export function moreExamples(commands: readonly Command[], typed: string): readonly string[] {
  const known = new Set(inMenu(commands));
  const sorted = commands.toSorted((one, other) => Number(known.has(one)) - Number(known.has(other)));
  return sorted.flatMap(({ examples }) => examples).filter((example) => example.startsWith(typed.trim()));
}
