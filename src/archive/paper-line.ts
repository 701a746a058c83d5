import { z } from 'zod';
import { type Day, dayIn } from '../day.ts';
import { sourceNames } from '../listing.ts';
import { arxivIdIn, type Code, type Paper, type PaperId } from '../paper.ts';
import { webAddress } from '../web-address.ts';
import type { Find, Kept, RankedListing } from './archive.ts';
import { isRecord } from './rows.ts';

/** What a line of a papers file says. */
type PaperLine = {
  readonly find: Find;
  /** Facts that could not be read, each with the reason: the paper is kept without them. */
  readonly odd: readonly string[];
  /** It named votes and no day of a list on which to keep them. */
  readonly votesDropped: boolean;
};

/**
 * Reads a line of a papers file: our own export, the corpus (`summary`, `firstSeen` = arXiv's list of that day,
 * `dailyDate` = Hugging Face's) or an entry of Hugging Face's API. A line without an id and a title is a reason, in words.
 */
export function readPaperLine(line: string): PaperLine | { readonly unreadable: string } {
  const said = objectIn(line);
  if (!said) return { unreadable: 'it is no JSON object' };
  const whole = shape.safeParse(said);
  if (whole.success) return asPaperLine(whole.data, []);
  const odd = new Map(whole.error.issues.map((issue) => [String(issue.path[0]), reasonOf(issue)]));
  const rest = shape.safeParse(Object.fromEntries(Object.entries(said).filter(([name]) => !odd.has(name))));
  const reasons = [...odd.values()];
  return rest.success ? asPaperLine(rest.data, reasons) : { unreadable: reasons.join('; ') };
}

/** A paper as a line of our export: the corpus form, and beside it all listings and when the paper was first seen. */
export function writePaperLine({ paper, listings, seenAt }: Kept): string {
  const daily = listings.find((listing) => listing.source === 'huggingface');
  const arxiv = listings.findLast((listing) => listing.source === 'arxiv');
  return JSON.stringify({
    id: paper.id,
    title: paper.title,
    summary: paper.abstract,
    authors: paper.authors,
    categories: paper.categories,
    publishedAt: paper.publishedOn,
    firstSeen: arxiv?.day,
    dailyDate: daily?.day,
    upvotes: daily?.votes,
    comments: daily?.comments,
    ai_keywords: paper.keywords,
    ai_summary: paper.gist,
    organization: paper.organization,
    githubRepo: paper.code?.url,
    githubStars: paper.code?.stars,
    projectPage: paper.projectUrl,
    url: paper.url,
    listings: listings.map(({ paper: _, ...listing }) => listing),
    seenAt,
  });
}

const day = z.string().transform((text, context): Day => {
  const found = dayIn(text);
  if (found) return found;
  context.addIssue({ code: 'custom', message: 'is no day' });
  return z.NEVER;
});
const moment = z.iso.datetime().transform((text) => new Date(text).toISOString());
const count = z.int().nonnegative();
const author = z.union([
  z.string(),
  z
    .object({ name: z.string(), hidden: z.boolean().nullish() })
    .transform((one) => (one.hidden ? '' : one.name)),
]);
const organization = z.union([
  z.string(),
  z
    .object({ name: z.string().nullish(), fullname: z.string().nullish() })
    .transform((one) => one.fullname || one.name),
]);
const address = z.string().refine((text) => webAddress(text) !== undefined, 'is no web address');
const listing = z.object({
  source: z.enum(sourceNames),
  day,
  rank: count.exactOptional(),
  votes: count.exactOptional(),
  comments: count.exactOptional(),
});

const shape = z.object({
  id: z.string().min(1, 'is empty'),
  title: z.string().regex(/\S/, 'is empty'),
  summary: z.string().nullish(),
  authors: z.array(author).nullish(),
  categories: z.array(z.string()).nullish(),
  publishedAt: day.nullish(),
  firstSeen: day.nullish(),
  dailyDate: day.nullish(),
  submittedOnDailyAt: day.nullish(),
  upvotes: count.nullish(),
  comments: count.nullish(),
  numComments: count.nullish(),
  ai_keywords: z.array(z.string()).nullish(),
  ai_summary: z.string().nullish(),
  organization: organization.nullish(),
  githubRepo: address.nullish(),
  githubStars: count.nullish(),
  projectPage: address.nullish(),
  url: address.nullish(),
  listings: z.array(listing).nullish(),
  seenAt: moment.nullish(),
});
type Shaped = z.infer<typeof shape>;

function asPaperLine(said: Shaped, odd: readonly string[]): PaperLine {
  const id = bareId(said.id);
  const listings = listingsOf(said, id);
  const find = { paper: paperOf(said, id), listings, ...(said.seenAt && { seenAt: said.seenAt }) };
  return { find, odd, votesDropped: !said.listings && said.upvotes != null && !dailyDay(said) };
}

function paperOf(said: Shaped, id: PaperId): Paper {
  const code = codeOf(said);
  return {
    id,
    title: folded(said.title),
    abstract: folded(said.summary ?? ''),
    authors: (said.authors ?? []).map(folded).filter((name) => name !== ''),
    keywords: said.ai_keywords ?? [],
    categories: said.categories ?? [],
    ...(said.publishedAt && { publishedOn: said.publishedAt }),
    ...(said.organization && { organization: said.organization }),
    ...(said.ai_summary && { gist: folded(said.ai_summary) }),
    ...(code && { code }),
    ...(said.projectPage && { projectUrl: said.projectPage }),
    ...(said.url && { url: said.url }),
  };
}

function codeOf({ githubRepo, githubStars }: Shaped): Code | undefined {
  if (!githubRepo) return undefined;
  return { url: githubRepo, ...(githubStars != null && { stars: githubStars }) };
}

/** Votes are Hugging Face's of a day: without a daily list there is no day on which to keep them, and they are dropped. */
function listingsOf(said: Shaped, paper: PaperId): readonly RankedListing[] {
  if (said.listings) return said.listings.map((one) => ({ ...one, paper }));
  const daily = dailyDay(said);
  const comments = said.comments ?? said.numComments;
  return [
    ...(daily
      ? [
          {
            source: 'huggingface' as const,
            day: daily,
            paper,
            ...(said.upvotes != null && { votes: said.upvotes }),
            ...(comments != null && { comments }),
          },
        ]
      : []),
    ...(said.firstSeen ? [{ source: 'arxiv' as const, day: said.firstSeen, paper }] : []),
  ];
}

function dailyDay(said: Shaped): Day | undefined {
  return said.dailyDate ?? said.submittedOnDailyAt ?? undefined;
}

/** An arXiv id loses its version and its prefix; any other id is taken letter for letter. */
function bareId(id: string): PaperId {
  const bare = arxivIdIn(id);
  return bare && id.replace(/^arxiv:/i, '').replace(/v\d+$/, '') === bare ? bare : id;
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function reasonOf({ path, message }: z.core.$ZodIssue): string {
  return `${path.join('.')} ${message.startsWith('is ') ? message : `(${message})`}`;
}

/** The object in a line. Hugging Face's API wraps a paper's own facts in `paper`, with others beside it. */
function objectIn(line: string): Readonly<Record<string, unknown>> | undefined {
  const value = parseJson(line);
  if (!isRecord(value)) return undefined;
  return isRecord(value.paper) ? { ...value, ...value.paper } : value;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
