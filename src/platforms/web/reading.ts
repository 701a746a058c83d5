import type { Context, Input } from '../../../commands/command.ts';
import { gistOf } from '../../select/gist.ts';
import type { View } from '../../view.ts';
import type { Showing } from '../../views/item.ts';
import type { Parts } from './parts.ts';
import { owner } from './visitors.ts';

/** What a command answers to somebody who only reads, or its mistake. */
export type Answered = { readonly view: View } | { readonly mistake: string; readonly instead?: string };

/** Asks a command for a page, which shows words: a picture would be drawn for nobody, and takes longer than the page. */
export async function askFor(parts: Parts, name: string, input: Input): Promise<Answered> {
  const context: Context = parts.contextFor({ ...owner, wordsOnly: true });
  const command = context.commands.find((one) => one.name === name);
  if (!command) return { mistake: `There is no command ${name}.` };
  const reply = await command.run(context, input);
  return 'mistake' in reply ? reply : { view: reply };
}

export function showingOf({ topics }: Parts): Showing {
  return { topics, gistOf };
}
