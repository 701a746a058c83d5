import { addDays, type Day, dayOf } from '../src/day.ts';
import type { Context } from './command.ts';

/** Looked through for the newest list: longer than any holiday. */
const daysBack = 14;

/** The newest day of which Hugging Face's list holds papers; undefined where there was none of late. */
export async function newestListed({
  archive,
  now,
}: Pick<Context, 'archive' | 'now'>): Promise<Day | undefined> {
  const last = dayOf(now);
  const listed = await archive.papers.listedDays('huggingface', addDays(last, -daysBack), last);
  return [...listed.keys()].toSorted().at(-1);
}
