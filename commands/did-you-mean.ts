import { parseQuery } from '../src/query/parse.ts';
import { wordsOf } from '../src/query/words.ts';
import { type Action, longestLabel } from '../src/view.ts';
import type { Context } from './command.ts';
import { pressFor, withTyped } from './pages.ts';

/** A press for the same search in the archive's own spelling, where that finds something. */
export async function didYouMean(
  context: Context,
  typed: string,
  meant: ReadonlyMap<string, string>,
): Promise<readonly Action[]> {
  if (meant.size === 0) return [];
  const mended = typed.replace(/[\p{L}\p{N}]+/gu, (raw) => meantBy(raw, meant));
  const parsed = parseQuery(mended, context.topics);
  if (mended === typed || !parsed.ok) return [];
  const wish = { limit: 1, offset: 0, now: context.now };
  const { total } = await context.archive.papers.find(parsed.query, wish);
  return total > 0 ? [await pressFor(context, labelFor(mended), withTyped('search', '', mended))] : [];
}

function meantBy(raw: string, meant: ReadonlyMap<string, string>): string {
  const [word = '', second] = wordsOf(raw);
  return second === undefined ? (meant.get(word) ?? raw) : raw;
}

function labelFor(mended: string): string {
  const label = `Did you mean ${mended}?`;
  return label.length <= longestLabel ? label : 'Did you mean this?';
}
