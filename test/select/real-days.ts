import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type Day, dayIn } from '../../src/day.ts';
import type { ListedPaper } from '../../src/match.ts';

/** Real days as both sites served them, kept beside the checkout; there are none in a clone of it alone. */
const folder = resolve(import.meta.dirname, '../../../shared/replica/data');

/** For a test's `skip`: why the real days cannot be read, or false where they can. */
export const noRealDays = existsSync(join(folder, 'hf'))
  ? false
  : 'the real days of ../shared/replica are not beside this checkout';

/** The days for which Hugging Face's list is there. */
export function realDays(): readonly Day[] {
  return readdirSync(join(folder, 'hf'))
    .toSorted()
    .flatMap((name) => dayIn(name) ?? []);
}

/** Hugging Face's list of a day. */
export function huggingFaceDay(day: Day): readonly ListedPaper[] {
  return z
    .array(entryShape)
    .parse(read(`hf/${day}.json`))
    .map((entry) => fromEntry(entry, day));
}

/** The papers that arXiv announced on a day; none where that is not known. */
export function arxivDay(day: Day): readonly ListedPaper[] {
  const file = `arxiv/${day}.jsonl`;
  if (!existsSync(join(folder, file))) return [];
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => fromLine(lineShape.parse(JSON.parse(line)), day));
}

const entryShape = z.object({
  numComments: z.number().optional(),
  paper: z.object({
    id: z.string(),
    title: z.string(),
    summary: z.string().default(''),
    authors: z.array(z.object({ name: z.string() })),
    publishedAt: z.string(),
    upvotes: z.number(),
    ai_summary: z.string().optional(),
    ai_keywords: z.array(z.string()).default([]),
    organization: z.object({ name: z.string(), fullname: z.string().optional() }).optional(),
    githubRepo: z.string().optional(),
    githubStars: z.number().optional(),
  }),
});

const lineShape = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  authors: z.array(z.string()),
  categories: z.array(z.string()),
});

function fromEntry({ paper, numComments }: z.infer<typeof entryShape>, day: Day): ListedPaper {
  const publishedOn = dayIn(paper.publishedAt);
  const organization = paper.organization?.fullname ?? paper.organization?.name;
  return {
    paper: {
      id: paper.id,
      title: folded(paper.title),
      abstract: folded(paper.summary),
      authors: paper.authors.map(({ name }) => name),
      keywords: paper.ai_keywords,
      categories: [],
      ...(publishedOn && { publishedOn }),
      ...(organization !== undefined && { organization }),
      ...(paper.ai_summary !== undefined && { gist: paper.ai_summary }),
      ...(paper.githubRepo !== undefined && {
        code: {
          url: paper.githubRepo,
          ...(paper.githubStars !== undefined && { stars: paper.githubStars }),
        },
      }),
    },
    listings: [
      {
        source: 'huggingface',
        day,
        paper: paper.id,
        votes: paper.upvotes,
        ...(numComments !== undefined && { comments: numComments }),
      },
    ],
  };
}

function fromLine(
  { id, title, summary, authors, categories }: z.infer<typeof lineShape>,
  day: Day,
): ListedPaper {
  return {
    paper: { id, title: folded(title), abstract: folded(summary), authors, keywords: [], categories },
    listings: [{ source: 'arxiv', day, paper: id }],
  };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
