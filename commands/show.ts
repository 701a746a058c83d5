import { gistOf } from '../src/select/gist.ts';
import { matchTopics } from '../src/select/topics.ts';
import { paperView } from '../src/views/paper-view.ts';
import { defineCommand } from './command.ts';
import { findPaper, paperOption, suggestPapers } from './find-paper.ts';

/** One paper, whole. */
export const show = defineCommand({
  name: 'show',
  summary: 'Show one paper with its abstract',
  options: [paperOption],
  examples: ['show 2606.13432', 'show https://arxiv.org/abs/2606.13432'],
  suggest: (context, _option, typed) => suggestPapers(context, typed),
  run: async (context, input) => {
    const { topics, now } = context;
    const found = await findPaper(context, input.paper, 'show');
    if ('mistake' in found) return found;
    return paperView(found, matchTopics(found, topics, now), { topics, gistOf });
  },
});
