import { addDays, dayOf, daysBetween } from '../src/day.ts';
import { sourceNames } from '../src/listing.ts';
import type { ListedPaper } from '../src/match.ts';
import { leavesLikenessOpen, withLikeness } from '../src/query/likeness.ts';
import { matchQuery } from '../src/query/match.ts';
import { parseQuery } from '../src/query/parse.ts';
import type { Query } from '../src/query/query.ts';
import { asksForSubject } from '../src/select/match.ts';
import {
  bestNarrower,
  isQuiet,
  isRare,
  likenessTried,
  type Noise,
  narrowerForms,
} from '../src/select/noise.ts';
import type { Context } from './command.ts';

/** So many days of listings are looked at. */
const noiseDays = 30;

/** How often a query would have pinged, the best papers among those, and where that is too often, a narrower query. */
export type NoiseFound = Noise & {
  readonly examples: readonly ListedPaper[];
  readonly narrower?: Noise & { readonly query: string };
};

const examplesShown = 3;

/** Looks at what came in the last 30 days, and where that is too much, for a narrower query that would have been quiet. */
export async function noiseOf(context: Context, query: Query): Promise<NoiseFound> {
  const days = await daysKnown(context);
  const found = { days, ...(await pingsOf(context, query, examplesShown)) };
  if (days === 0 || isQuiet(found)) return found;
  const tried = await Promise.all(
    narrowerForms(query).flatMap((form) => {
      const parsed = parseQuery(form, context.topics);
      return parsed.ok ? [tryOne(context, form, parsed.query, days)] : [];
    }),
  );
  const narrower = bestNarrower(tried);
  return { ...found, ...(narrower && { narrower }) };
}

/** The query, with so near a likeness where it names none that papers would have come seldom in the last 30 days. */
export async function withChosenLikeness(context: Context, query: Query): Promise<Query> {
  if (!leavesLikenessOpen(query)) return query;
  const days = await daysKnown(context);
  for (const least of likenessTried) {
    const tried = withLikeness(query, least);
    if (isRare({ days, papers: (await pingsOf(context, tried, 0)).papers })) return tried;
  }
  return withLikeness(query, likenessTried.at(-1) ?? 90);
}

async function tryOne(context: Context, form: string, query: Query, days: number) {
  return { query: form, days, papers: (await pingsOf(context, query, 0)).papers };
}

/** A window may begin with a holiday: lists of so many days before it tell that the archive was reading then. */
const daysBefore = 14;

/** The days that the archive can tell of: fewer where it began to read later than thirty days ago. */
async function daysKnown({ archive, now }: Context): Promise<number> {
  const today = dayOf(now);
  const first = addDays(today, 1 - noiseDays - daysBefore);
  const counts = await Promise.all(sourceNames.map((one) => archive.papers.listedDays(one, first, today)));
  const earliest = counts.flatMap((count) => [...count.keys()]).toSorted()[0];
  return earliest === undefined ? 0 : Math.min(noiseDays, daysBetween(earliest, today).length);
}

/** The papers that would have pinged: what only narrows, as `has:code`, is asked of Hugging Face's list alone. */
async function pingsOf({ archive, now }: Context, query: Query, examples: number) {
  if (asksForSubject(query)) {
    const since: Query = { kind: 'and', queries: [query, { kind: 'since', days: noiseDays - 1 }] };
    const wish = { sort: 'relevance', limit: examples, offset: 0, now } as const;
    const { total, papers } = await archive.papers.search(since, wish);
    return { papers: total, examples: papers };
  }
  const today = dayOf(now);
  const listed = await archive.papers.listed('huggingface', addDays(today, 1 - noiseDays), today);
  const matching = listed.filter((one) => matchQuery(query, one, now).matched);
  return { papers: matching.length, examples: matching.slice(0, examples) };
}
