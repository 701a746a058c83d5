import { type Action, longestSays } from '../src/view.ts';
import type { Context } from './command.ts';

/** Papers on a page: what a chat shows in one message, and an eye takes in. */
export const pageSize = 10;

/** The word by which a press asks for words that were too long for its button: `again <token>`. */
export const againWord = 'again';

/** A command with the words a person typed behind it; where a word of theirs looks like an option, after the `--` that ends options. */
export function withTyped(command: string, options: string, typed: string): string {
  const words = typed.replace(/\s+/g, ' ').trim();
  const looksNamed = /(^|\s)(--|[–—])/.test(words);
  return [command, ...(looksNamed ? [options, '--', words] : [words, options])].filter(Boolean).join(' ');
}

/**
 * Previous and next page of an answer. What they say is a command in words, so they work after a restart, and as long as
 * the message stands.
 */
export async function pageTurns(
  context: Context,
  wordsOf: (page: string) => string,
  page: number,
  total: number,
): Promise<readonly Action[]> {
  const targets = [
    ...(page > 1 ? [{ label: 'Previous', target: page - 1 }] : []),
    ...(page * pageSize < total ? [{ label: 'Next', target: page + 1 }] : []),
  ];
  return Promise.all(
    targets.map(async ({ label, target }) => ({
      ...(await pressFor(context, label, wordsOf(`--page ${target}`))),
      replaces: true as const,
    })),
  );
}

/** A press that says these words; where they are too long for a button they are kept, and it names them. */
export async function pressFor({ archive }: Context, label: string, words: string): Promise<Action> {
  if (words.length <= longestSays) return { label, says: words };
  return { label, says: `${againWord} ${await archive.choices.keepWords(words)}` };
}

/** The page's number, or what is wrong with it, of `total` things in all. */
export function pageMistake(page: number, total: number): string | undefined {
  if (!Number.isInteger(page) || page < 1) return 'Pages are numbered 1, 2, 3 …';
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (page <= pages) return undefined;
  return `There ${pages === 1 ? 'is 1 page' : `are ${pages} pages`} of this, and no page ${page}.`;
}
