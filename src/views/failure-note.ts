import type { Day } from '../day.ts';
import { dayAndMonth } from './words.ts';

/** A part of an earlier digest that did not reach its place, as far as anybody knows. */
type MissingPart = {
  readonly day: Day;
  readonly reason: string;
  /** It may have arrived after all. */
  readonly inDoubt: boolean;
};

/** Of more than so many, the rest are counted: a note is no log. */
const named = 2;

/** What a digest says of parts before it that are missing; undefined where none are. */
export function failureNote(parts: readonly MissingPart[]): string | undefined {
  const sentences = [...new Set(parts.map(sentenceOf))];
  if (sentences.length === 0) return undefined;
  const rest = sentences.length - named;
  return [...sentences.slice(0, named), ...(rest > 0 ? [`And ${rest} more.`] : [])].join(' ');
}

function sentenceOf({ day, reason, inDoubt }: MissingPart): string {
  const what = inDoubt ? 'may be missing' : 'could not be posted';
  return `Part of the digest of ${dayAndMonth(day)} ${what}: ${reason.replace(/(?<![.!?)])$/, '.')}`;
}
