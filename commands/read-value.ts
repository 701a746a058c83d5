import { nearest } from '../src/nearest.ts';
import type { Option } from './option.ts';

/** A sentence for whoever typed the words. */
export type Unread = { readonly reason: string };

/** The value that typed words give an option: a number where it takes one, a choice as it is spelled in the list. */
export function readValue(option: Option, words: string): string | number | Unread {
  if (option.kind === 'number') {
    const count = unquoted(words);
    if (/^[+-]?\d+(\.\d+)?$/.test(count)) return Number(count);
    return { reason: `“${option.name}” takes a number, not “${words}”.` };
  }
  if (option.kind === 'text') return option.bare || /\s/.test(words) ? words : unquoted(words);
  const choices = option.choices ?? [];
  const said = unquoted(words).toLowerCase();
  const chosen = choices.find((choice) => choice.toLowerCase() === said);
  return (
    chosen ?? {
      reason: `“${words}” does not fit “${option.name}”${orNear(said, choices)} ${whatItTakes(option)}`,
    }
  );
}

/** What may stand after the option's name, as a sentence. */
export function whatItTakes(option: Option): string {
  if (option.kind === 'choice') return `It is one of ${(option.choices ?? []).join(', ')}.`;
  return option.kind === 'number' ? 'It takes a number.' : `It is for: ${option.summary}.`;
}

/** How a sentence over an unknown word ends: with the known one it resembles, where there is one. */
export function orNear(said: string, known: readonly string[]): string {
  const near = nearest(said, known);
  return near === undefined ? '.' : `: did you mean ${near}?`;
}

/** Quotes round a phrase are the query language's; round one word they are a habit of typing. */
function unquoted(words: string): string {
  return /^"([^"]*)"$/.exec(words)?.[1] ?? words;
}
