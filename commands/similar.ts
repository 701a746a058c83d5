import type { ListedPaper } from '../src/match.ts';
import { arxivIdIn, type Paper } from '../src/paper.ts';
import { likeness, middleOf } from '../src/query/likeness.ts';
import { gistOf } from '../src/select/gist.ts';
import { mostTelling, rankSimilar, traitsOf, type Weighed } from '../src/select/similar.ts';
import { tellingWords } from '../src/select/word-likeness.ts';
import type { View } from '../src/view.ts';
import { similarView } from '../src/views/similar-view.ts';
import { type Context, defineCommand, type Mistake } from './command.ts';
import { findPaper, paperOption, suggestPapers } from './find-paper.ts';

/** Candidates of each kind that are weighed against each other. */
const candidates = 100;
/** More are no longer similar. */
const shown = 10;
/** More papers are rarely about one thing. */
const mostExamples = 5;

/** Papers that share a paper's most telling words, or say the same in others. */
export const similar = defineCommand({
  name: 'similar',
  summary: 'Find papers like one paper or several, and say what they share',
  options: [paperOption],
  examples: [
    'similar 2606.13432',
    'similar 2606.13432 2606.12345',
    'similar https://huggingface.co/papers/2606.13432',
  ],
  suggest: (context, _option, typed) => suggestPapers(context, typed),
  run: async (context, input): Promise<View | Mistake> => {
    const { archive, topics, now } = context;
    const to = await examplesIn(context, input.paper);
    if ('mistake' in to) return to;
    const papers = to.map(({ paper }) => paper);
    const all = await archive.papers.count();
    const traits = mostTelling(await weighed(context, papers), all);
    const maybe = await near(context, papers, await sharing(context, traits));
    const both = [...papers, ...maybe.map(({ listed }) => listed.paper)];
    const holding = await archive.papers.holding([...new Set(both.flatMap(tellingWords))]);
    const ranked = rankSimilar(papers, traits, maybe, all, holding, now);
    return similarView(to, ranked.slice(0, shown), { topics, gistOf });
  },
});

/** One paper, named as anywhere; or several by their ids. */
async function examplesIn(
  context: Context,
  typed: string,
): Promise<readonly [ListedPaper, ...(readonly ListedPaper[])] | Mistake> {
  const ids = typed
    .trim()
    .split(/[\s,]+/)
    .map((word) => arxivIdIn(word) ?? word);
  if (ids.length > 1 && ids.length <= mostExamples) {
    const [first, ...more] = await context.archive.papers.get(ids);
    if (first && more.length === ids.length - 1) return [first, ...more];
  }
  const found = await findPaper(context, typed, 'similar');
  return 'mistake' in found ? found : [found];
}

async function weighed({ archive, now }: Context, papers: readonly Paper[]): Promise<readonly Weighed[]> {
  const wish = { sort: 'date', limit: 0, offset: 0, now } as const;
  const traits = papers.flatMap((paper) => traitsOf(paper));
  const once = [...new Map(traits.map((trait) => [trait.query.words.join(' '), trait])).values()];
  return Promise.all(
    once.map(async (trait) => ({ ...trait, papers: (await archive.papers.search(trait.query, wish)).total })),
  );
}

/** Papers that share any of the traits, those that share the most first. */
async function sharing(
  { archive, now }: Context,
  traits: readonly Weighed[],
): Promise<readonly ListedPaper[]> {
  const [only, second] = traits.map(({ query }) => query);
  if (!only) return [];
  const query = second ? ({ kind: 'or', queries: traits.map((trait) => trait.query) } as const) : only;
  const wish = { sort: 'relevance', limit: candidates, offset: 0, now } as const;
  return (await archive.papers.search(query, wish)).papers;
}

/** These papers and those nearest in meaning to the middle of all examples, each with its nearness. */
async function near({ archive, now }: Context, to: readonly Paper[], found: readonly ListedPaper[]) {
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
