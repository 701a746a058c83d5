import { gistOf } from '../src/select/gist.ts';
import { savedView } from '../src/views/saved-view.ts';
import { type Context, defineCommand, type Mistake } from './command.ts';
import { findPaper } from './find-paper.ts';
import { pageMistake, pageSize, pageTurns } from './pages.ts';

/** The papers that the asker put aside. */
export const saved = defineCommand({
  name: 'saved',
  summary: 'Show the papers I put aside, newest first',
  options: [
    { name: 'page', summary: 'Which page of them', kind: 'number' },
    { name: 'remove', summary: 'A paper to take out: its id or link', kind: 'text' },
  ],
  examples: ['saved', 'saved --remove 2606.13432'],
  private: true,
  run: async (context, input) => {
    const { archive, caller, topics } = context;
    const removed = input.remove === undefined ? undefined : await remove(context, input.remove);
    if (removed && 'mistake' in removed) return removed;
    const mine = await archive.choices.saved(caller.reader);
    const { page = 1 } = input;
    const mistake = pageMistake(page, mine.length);
    if (mistake) return { mistake, instead: 'saved' };
    const offset = (page - 1) * pageSize;
    const papers = await archive.papers.get(mine.slice(offset, offset + pageSize).map(({ paper }) => paper));
    const actions = [
      ...(await pageTurns(context, (option) => `saved ${option}`, page, mine.length)),
      ...(mine.length > 0 ? [{ label: 'As a file', says: 'export' }] : []),
    ];
    return {
      ...savedView(
        { saved: mine, papers, offset, ...(removed && { removed: removed.title }) },
        { topics, gistOf },
      ),
      ...(actions.length > 0 && { actions }),
    };
  },
});

async function remove(context: Context, words: string): Promise<{ readonly title: string } | Mistake> {
  const found = await findPaper(context, words, 'saved --remove');
  if ('mistake' in found) return found;
  const { id, title } = found.paper;
  if (await context.archive.choices.unsave(context.caller.reader, id)) return { title };
  return { mistake: `The paper ${id} is not among those you saved.`, instead: 'saved' };
}
