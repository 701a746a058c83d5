import { z } from 'zod';
import type { Parsed } from './parsed.ts';
import { fold } from './text.ts';

/** One entry of `/api/daily_papers` and of a page's `dailyPapers`, as far as it is used: every fact but the id may be missing. */
export type WireEntry = z.output<typeof entry>;

/**
 * Decodes a list entry by entry: an odd one costs itself and is named. An odd fact costs the fact alone, except the id and
 * the title, without which an entry is no paper. A list of nothing but odd entries is no list.
 */
export function decodeEntries(list: readonly unknown[], where: string): Parsed<WireEntry> {
  const read = list.map((item) => entry.safeParse(item));
  const found = read.flatMap(({ data }) => (data ? [data] : []));
  const problems = read.flatMap(({ error }, at) => {
    const issue = error?.issues[0];
    if (!issue) return [];
    const what = `${issue.path.join('.') || 'the entry'} cannot be read: ${issue.message}`;
    return [{ source: 'huggingface', where: `${where}, entry ${at + 1}`, what } as const];
  });
  const isList = list.length === 0 || found.length > 0;
  return { found, ...(isList && { entries: list.length }), problems };
}

const words = z.string().transform(fold).pipe(z.string().min(1, 'it is empty'));
const count = z.int().nonnegative();
const organization = z.object({ fullname: maybe(words), name: maybe(words) });
const author = z.object({ name: words, hidden: maybe(z.boolean()) });

const paper = z.object({
  id: words,
  title: maybe(words),
  summary: maybe(words),
  authors: oddOnesOut(author),
  publishedAt: maybe(z.string()),
  upvotes: maybe(count),
  projectPage: maybe(z.string()),
  githubRepo: maybe(z.string()),
  githubStars: maybe(count),
  ai_summary: maybe(words),
  ai_keywords: oddOnesOut(words),
  organization: maybe(organization),
});

const entry = z
  .object({
    paper,
    title: maybe(words),
    summary: maybe(words),
    publishedAt: maybe(z.string()),
    numComments: maybe(count),
    organization: maybe(organization),
  })
  .refine((one) => one.paper.title ?? one.title, { path: ['title'], error: 'it is missing' });

/** A fact that is absent where it is missing or odd. */
function maybe<T extends z.ZodType>(shape: T) {
  return shape.optional().catch(undefined);
}

/** The elements that fit; none where there is no array. */
function oddOnesOut<T extends z.ZodType>(shape: T) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((items) => items.flatMap((item) => shape.safeParse(item).data ?? []));
}
