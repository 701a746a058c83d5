import type { ListedPaper } from '../src/match.ts';
import type { Paper } from '../src/paper.ts';
import { likeness, middleOf } from '../src/query/likeness.ts';
import { type MaybeSimilar, rankSimilar, type Similar, worthAsking } from '../src/select/similar.ts';
import { type TellingPhrase, tellingPhrases, wordsToWeigh } from '../src/select/telling-phrases.ts';
import type { Context } from './command.ts';

/** Candidates of each kind that are weighed against each other. */
const candidates = 100;

/** Papers like all of these, best first: those that share what is telling in them, and those near in meaning. */
export async function findSimilar(
  context: Pick<Context, 'archive' | 'now'>,
  to: readonly Paper[],
): Promise<readonly Similar[]> {
  const { papers } = context.archive;
  const all = await papers.count();
  const phrases = tellingPhrases(to, await papers.holding(wordsToWeigh(to)), all);
  const sharers = await sharing(context, worthAsking(phrases, all));
  return rankSimilar(to, phrases, await near(context, to, sharers));
}

/** Papers that share any of the phrases, those that share the most first. */
async function sharing(
  { archive, now }: Pick<Context, 'archive' | 'now'>,
  phrases: readonly TellingPhrase[],
): Promise<readonly ListedPaper[]> {
  const [only, second] = phrases.map(({ query }) => query);
  if (!only) return [];
  const query = second ? ({ kind: 'or', queries: phrases.map((phrase) => phrase.query) } as const) : only;
  const wish = { sort: 'relevance', limit: candidates, offset: 0, now } as const;
  return (await archive.papers.search(query, wish)).papers;
}

/** These papers and those nearest in meaning to the middle of all examples, each with its nearness. */
async function near(
  { archive, now }: Pick<Context, 'archive' | 'now'>,
  to: readonly Paper[],
  found: readonly ListedPaper[],
): Promise<readonly MaybeSimilar[]> {
  const ids = to.map(({ id }) => id);
  const middle = middleOf(ids, await archive.papers.vectors(ids));
  if (!middle) return found.map((listed) => ({ listed, nearness: 0 }));
  const nearest = await archive.papers.nearest(middle, { limit: candidates, now });
  const known = new Set(nearest.map(({ listed }) => listed.paper.id));
  const others = found.filter(({ paper }) => !known.has(paper.id));
  const vectors = await archive.papers.vectors(others.map(({ paper }) => paper.id));
  return [
    ...nearest,
    ...others.map((listed) => ({ listed, nearness: likeness(middle, vectors.get(listed.paper.id)) / 100 })),
  ];
}
