import { parseQuery } from '../src/query/parse.ts';
import type { Query } from '../src/query/query.ts';
import { unknownExample } from './alike.ts';
import type { Context, Mistake } from './command.ts';

/**
 * The query in typed words, or what is wrong with it: where, why, and the words that were probably meant; or which of its
 * examples nobody has seen. `before` and `after` are the rest of the command, so that what is offered instead can be sent
 * as it stands.
 */
export async function readQuery(
  context: Context,
  typed: string,
  before: string,
  after = '',
): Promise<{ readonly query: Query } | Mistake> {
  const [command = ''] = before.split(' ', 1);
  const parsed = parseQuery(typed, context.topics);
  if (parsed.ok) return (await unknownExample(context, parsed.query, command)) ?? { query: parsed.query };
  const { at, length, reason, repaired } = parsed.mistake;
  return {
    mistake: `${reason}${placeOf(typed, at, length)}`,
    // Where nothing is left to ask for, an empty question would only be the next mistake.
    instead: repaired === '' ? `help ${command}` : words(before, repaired, after),
  };
}

function words(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(' ');
}

/** Where in the typed words it is, with a few signs before and behind it: ` It is here: “agents →(tool”.` */
function placeOf(typed: string, at: number, length: number): string {
  const wrong = typed.slice(at, at + Math.max(1, length));
  if (wrong.trim() === '' || length >= typed.length) return '';
  const from = Math.max(0, at - 20);
  const lead = `${from > 0 ? '…' : ''}${typed.slice(from, at)}`;
  const shown =
    wrong.length > 40 ? `${wrong.slice(0, 39)}…` : `${wrong}${behind(typed.slice(at + wrong.length))}`;
  return ` It is here: “${lead}→${shown}”.`;
}

function behind(words: string): string {
  return words.length > 20 ? `${words.slice(0, 20)}…` : words;
}
