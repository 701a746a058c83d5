import { gistOf } from '../src/select/gist.ts';
import { mostTelling, rankSimilar, traitsOf, type Weighed } from '../src/select/similar.ts';
import type { View } from '../src/view.ts';
import { similarView } from '../src/views/similar-view.ts';
import { type Context, defineCommand } from './command.ts';
import { findPaper, paperOption, suggestPapers } from './find-paper.ts';

/** Candidates that are weighed against each other. */
const candidates = 150;
/** More are no longer similar. */
const shown = 10;

/** Papers that share a paper's most telling words. */
export const similar = defineCommand({
  name: 'similar',
  summary: 'Find papers like one paper, and say what they share',
  options: [paperOption],
  examples: ['similar 2606.13432', 'similar https://huggingface.co/papers/2606.13432'],
  suggest: (context, _option, typed) => suggestPapers(context, typed),
  run: async (context, input): Promise<View | { mistake: string }> => {
    const { archive, topics, now } = context;
    const found = await findPaper(context, input.paper, 'similar');
    if ('mistake' in found) return found;
    const all = await archive.papers.count();
    const traits = mostTelling(await weighed(context, found.paper), all);
    const [only, second] = traits.map(({ query }) => query);
    if (!only) return similarView(found, [], { topics, gistOf });
    const query = second ? ({ kind: 'or', queries: traits.map((trait) => trait.query) } as const) : only;
    const { papers } = await archive.papers.search(query, {
      sort: 'relevance',
      limit: candidates,
      offset: 0,
      now,
    });
    const ranked = rankSimilar(found.paper, traits, papers, all, now);
    return similarView(found, ranked.slice(0, shown), { topics, gistOf });
  },
});

async function weighed(
  { archive, now }: Context,
  paper: Parameters<typeof traitsOf>[0],
): Promise<readonly Weighed[]> {
  const wish = { sort: 'date', limit: 0, offset: 0, now } as const;
  return Promise.all(
    traitsOf(paper).map(async (trait) => ({
      ...trait,
      papers: (await archive.papers.search(trait.query, wish)).total,
    })),
  );
}
