import type { SearchSort } from '../src/archive/archive.ts';
import type { ListedPaper } from '../src/match.ts';
import type { Query } from '../src/query/query.ts';
import { gistOf } from '../src/select/gist.ts';
import { type Action, longestSays } from '../src/view.ts';
import { searchView } from '../src/views/search-view.ts';
import { type Context, defineCommand } from './command.ts';
import { didYouMean } from './did-you-mean.ts';
import { pageMistake, pageSize, pageTurns, withTyped } from './pages.ts';
import { readQuery } from './read-query.ts';
import { suggestQueries } from './suggest-queries.ts';

const orders = { relevance: 'best match first', votes: 'most votes first', date: 'newest first' } as const;

/** Papers that match a query. */
export const search = defineCommand({
  name: 'search',
  summary: 'Find papers by words and meaning, author, organisation, votes or date',
  options: [
    {
      name: 'query',
      summary: 'Words, "a phrase", -not, author:"Yann LeCun", has:code, since:7d',
      kind: 'text',
      required: true,
      bare: true,
      suggests: true,
    },
    {
      name: 'sort',
      summary: 'By relevance, votes or date',
      kind: 'choice',
      choices: ['relevance', 'votes', 'date'],
    },
    { name: 'page', summary: 'Which page of the results', kind: 'number' },
  ],
  examples: [
    'search state space models',
    'search "tool use" -survey has:code --sort votes',
    'search author:"Yann LeCun" since:30d',
  ],
  suggest: (context, _option, typed) => suggestQueries(context, typed),
  run: async (context, input) => {
    const { topics, now } = context;
    const { query: typed, sort = 'relevance', page = 1 } = input;
    const read = await readQuery(context, typed, 'search');
    if ('mistake' in read) return read;
    const numbered = pageMistake(page, Number.POSITIVE_INFINITY);
    if (numbered) return { mistake: numbered, instead: `search ${typed}` };
    const offset = (page - 1) * pageSize;
    const result = await findPage(context, read.query, sort, offset);
    const beyond = pageMistake(page, result.shown);
    if (beyond) return { mistake: beyond, instead: `search ${typed}` };
    const isFresh = result.shown === 0 && (await context.archive.papers.count()) === 0;
    const found = { ...result, isFresh, typed, query: read.query, offset, order: orders[sort], now };
    const sorted = sort === 'relevance' ? '' : `--sort ${sort}`;
    const wordsOf = (option: string) =>
      withTyped('search', [sorted, option].filter(Boolean).join(' '), typed);
    const actions = [
      ...(result.total === 0 ? await didYouMean(context, typed, result.meant) : []),
      ...(await pageTurns(context, wordsOf, page, result.shown)),
      ...(page === 1 ? moreLike(result.papers) : []),
    ];
    return { ...searchView(found, { topics, gistOf }), ...(actions.length > 0 && { actions }) };
  },
});

/** By relevance what is near in meaning stands there too; by votes or date only what holds all that was asked for. */
async function findPage({ archive, now }: Context, query: Query, sort: SearchSort, offset: number) {
  const wish = { limit: pageSize, offset, now };
  if (sort === 'relevance') return archive.papers.find(query, wish);
  const result = await archive.papers.search(query, { ...wish, sort });
  return { ...result, shown: result.total, meant: new Map<string, string>() };
}

/** More papers than this are rarely about one thing. */
const examples = 3;

function moreLike(papers: readonly ListedPaper[]): readonly Action[] {
  const says = ['similar', ...papers.slice(0, examples).map(({ paper }) => paper.id)].join(' ');
  return papers.length > 1 && says.length <= longestSays ? [{ label: 'More like these', says }] : [];
}
