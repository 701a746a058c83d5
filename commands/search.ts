import { gistOf } from '../src/select/gist.ts';
import { searchView } from '../src/views/search-view.ts';
import { defineCommand } from './command.ts';
import { pageMistake, pageSize, pageTurns, withTyped } from './pages.ts';
import { readQuery } from './read-query.ts';
import { suggestQueries } from './suggest-queries.ts';

const orders = { relevance: 'best match first', votes: 'most votes first', date: 'newest first' } as const;

/** Papers that match a query. */
export const search = defineCommand({
  name: 'search',
  summary: 'Find papers by words, author, organisation, votes or date',
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
    const { archive, topics, now } = context;
    const { query: typed, sort = 'relevance', page = 1 } = input;
    const read = readQuery(context, typed, 'search');
    if ('mistake' in read) return read;
    const numbered = pageMistake(page, Number.POSITIVE_INFINITY);
    if (numbered) return { mistake: numbered, instead: `search ${typed}` };
    const offset = (page - 1) * pageSize;
    const { total, papers } = await archive.papers.search(read.query, {
      sort,
      limit: pageSize,
      offset,
      now,
    });
    const beyond = pageMistake(page, total);
    if (beyond) return { mistake: beyond, instead: `search ${typed}` };
    const found = { typed, query: read.query, total, offset, papers, order: orders[sort], now };
    const sorted = sort === 'relevance' ? '' : `--sort ${sort}`;
    const wordsOf = (option: string) =>
      withTyped('search', [sorted, option].filter(Boolean).join(' '), typed);
    const actions = await pageTurns(context, wordsOf, page, total);
    return { ...searchView(found, { topics, gistOf }), ...(actions.length > 0 && { actions }) };
  },
});
