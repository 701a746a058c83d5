import type { ListedPaper } from '../src/match.ts';
import { arxivIdIn } from '../src/paper.ts';
import { gistOf } from '../src/select/gist.ts';
import type { View } from '../src/view.ts';
import { similarView } from '../src/views/similar-view.ts';
import { type Context, defineCommand, type Mistake } from './command.ts';
import { findPaper, paperOption, suggestPapers } from './find-paper.ts';
import { findSimilar } from './find-similar.ts';

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
    const to = await examplesIn(context, input.paper);
    if ('mistake' in to) return to;
    const papers = await findSimilar(
      context,
      to.map(({ paper }) => paper),
    );
    return similarView(to, papers.slice(0, shown), { topics: context.topics, gistOf });
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
