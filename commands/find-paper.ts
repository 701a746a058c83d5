import type { ListedPaper } from '../src/match.ts';
import { arxivIdIn } from '../src/paper.ts';
import { wordsOf } from '../src/query/words.ts';
import { plain } from '../src/views/words.ts';
import type { Context, Mistake } from './command.ts';
import type { Option } from './option.ts';

/** The option of every command that is about one paper. */
export const paperOption = {
  name: 'paper',
  summary: 'An arXiv id, a link to the paper, or words of its title',
  kind: 'text',
  required: true,
  bare: true,
  suggests: true,
} as const satisfies Option;

/** Stands between the id and the title in what `suggestPapers` offers. */
const between = ' — ';

/** The paper that words name: an id or a link, an offer of `suggestPapers`, or the words of its title alone. */
export async function findPaper(
  context: Context,
  words: string,
  command: string,
): Promise<ListedPaper | Mistake> {
  const said = words.trim();
  const id = arxivIdIn(said) ?? said.split(between)[0] ?? said;
  const [paper] = await context.archive.papers.get([id]);
  if (paper) return paper;
  const titled = arxivIdIn(said) ? [] : await papersTitled(context, said, 2);
  const [first, second] = titled;
  if (first && !second) return first;
  if (first) {
    return {
      mistake: `Several papers have these words in their titles. Did you mean “${plain(first.paper.title)}”?`,
      instead: `${command} ${first.paper.id}`,
    };
  }
  return {
    mistake: `The archive holds no paper “${id}”. Give an arXiv id or link of a paper that Hugging Face or arXiv listed while I was reading, or search for its title.`,
  };
}

/** Papers to choose from while one is typed: `2606.13432 — Its title`, at most 100 characters. */
export async function suggestPapers(context: Context, typed: string): Promise<readonly string[]> {
  const id = arxivIdIn(typed);
  if (id) return (await context.archive.papers.get([id])).map(offer);
  const words = typed.trim().split(/\s+/);
  const found = await papersTitled(context, typed, 25);
  // The last word is perhaps not typed to its end.
  if (found.length > 0 || words.length < 2) return found.map(offer);
  return (await papersTitled(context, words.slice(0, -1).join(' '), 25)).map(offer);
}

/** Without words: what was voted for most of late. */
async function papersTitled(
  { archive, now }: Context,
  typed: string,
  limit: number,
): Promise<readonly ListedPaper[]> {
  const queries = wordsOf(typed)
    .slice(0, 20)
    .map((word) => ({ kind: 'words', words: [word], field: 'title', typed: word }) as const);
  const query =
    queries.length > 0 ? ({ kind: 'and', queries } as const) : ({ kind: 'since', days: 7 } as const);
  const sort = queries.length > 0 ? 'relevance' : 'votes';
  return (await archive.papers.search(query, { sort, limit, offset: 0, now })).papers;
}

function offer({ paper }: ListedPaper): string {
  const words = `${paper.id}${between}${plain(paper.title)}`;
  return words.length <= 100 ? words : `${words.slice(0, 99).replace(/\s+\S*$/, '')}…`;
}
