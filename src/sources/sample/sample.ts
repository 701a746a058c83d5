import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Day, isDay } from '../../day.ts';
import type { ListedPaper } from '../../match.ts';

/** A real day's list as it ships with Paperboy. */
type SampleEdition = { readonly day: Day; readonly papers: readonly ListedPaper[] };

/**
 * What is shown where no site can be reached: Hugging Face's list of one day, with the facts it stated then and a gist of
 * each paper in our own words. Whoever shows it says that it is a sample, and never saves it: nothing here was collected.
 */
export function sampleEdition(): SampleEdition {
  const { source, day, papers } = edition.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    day,
    papers: papers.map(({ votes, comments, ...facts }) => ({
      // The abstracts are other people's words: they do not ship.
      paper: { ...facts, abstract: '', categories: [] },
      listings: [{ source, day, paper: facts.id, votes, comments }],
    })),
  };
}

const file = new URL('./sample-edition.json', import.meta.url);

const day = z.string().refine(isDay);

const entry = z.strictObject({
  id: z.string(),
  title: z.string(),
  gist: z.string(),
  authors: z.array(z.string()),
  organization: z.string().exactOptional(),
  publishedOn: day,
  votes: z.int(),
  comments: z.int(),
  code: z.strictObject({ url: z.url(), stars: z.int() }).exactOptional(),
  projectUrl: z.url().exactOptional(),
  keywords: z.array(z.string()),
});

const edition = z.strictObject({ source: z.literal('huggingface'), day, papers: z.array(entry) });
