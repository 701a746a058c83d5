import { topics } from '../../config/topics.ts';
import { makeDay } from '../select/day.ts';
import { gistOf } from '../select/gist.ts';
import { sampleEdition } from '../sources/sample/sample.ts';
import type { View } from '../view.ts';
import { dayView } from '../views/day-view.ts';
import { fullDate } from '../views/words.ts';

/** The edition that ships with Paperboy, marked as a sample in its title, its first and its last words. Nothing of it is stored. */
export function sampleView(why: string): View {
  const { day, papers } = sampleEdition();
  const now = new Date(`${day}T23:59:59Z`);
  const view = dayView(makeDay({ day, huggingface: papers, arxiv: [], topics, now }), { topics, gistOf });
  return {
    ...view,
    title: `Sample edition · ${fullDate(day)}`,
    lead: `${why} Here is a sample meanwhile: ${papers.length} real papers that Hugging Face listed on ${fullDate(day)}.`,
    note: 'This was a sample that ships with Paperboy, with its votes and code of that day and a sentence of our own on each; nothing of it is kept.',
  };
}
