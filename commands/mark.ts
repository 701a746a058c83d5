import { verdicts } from '../src/mark.ts';
import { gistOf } from '../src/select/gist.ts';
import { marksView } from '../src/views/marks-view.ts';
import { type Context, defineCommand } from './command.ts';
import { paperOption, suggestPapers } from './find-paper.ts';
import { markPaper } from './mark-paper.ts';
import { pageMistake, pageSize, pageTurns } from './pages.ts';

const { required: _, ...paper } = paperOption;

/** Says what the asker thinks of a paper, or lists what they marked. */
export const mark = defineCommand({
  name: 'mark',
  summary: 'Like a paper or not, so that papers like it come first or last; alone, list my marks',
  options: [
    paper,
    { name: 'verdict', summary: '👍 or 👎; like where nothing is said', kind: 'choice', choices: verdicts },
    { name: 'page', summary: 'Which page of my marks', kind: 'number' },
  ],
  examples: ['mark 2606.13432', 'mark 2606.13432 --verdict dislike', 'mark'],
  private: true,
  suggest: (context, _option, typed) => suggestPapers(context, typed),
  run: async (context, input) =>
    input.paper === undefined
      ? listMarks(context, input.page)
      : markPaper(context, input.paper, input.verdict ?? 'like'),
});

async function listMarks(context: Context, page = 1) {
  const { archive, caller, topics } = context;
  const marks = await archive.marks.ofReader(caller.reader);
  const mistake = pageMistake(page, marks.length);
  if (mistake) return { mistake, instead: 'mark' };
  const offset = (page - 1) * pageSize;
  const shown = marks.slice(offset, offset + pageSize);
  const papers = await archive.papers.get([...new Set(shown.map((mark) => mark.paper))]);
  const actions = await pageTurns(context, (option) => `mark ${option}`, page, marks.length);
  return {
    ...marksView({ marks, shown, papers, offset, here: caller.place }, { topics, gistOf }),
    ...(actions.length > 0 && { actions }),
  };
}
