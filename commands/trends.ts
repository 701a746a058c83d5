import type { Day } from '../src/day.ts';
import type { Query } from '../src/query/query.ts';
import { makeTrends, mean, ofLate, type Trends, trendSpan } from '../src/select/trends.ts';
import { longestLabel } from '../src/view.ts';
import { shorten } from '../src/views/shorten.ts';
import { spanIn, trendsAlt, trendsView } from '../src/views/trends-view.ts';
import { dayAndMonth, fullDate } from '../src/views/words.ts';
import { type Context, defineCommand, type Mistake } from './command.ts';
import { pressFor } from './pages.ts';
import { readQuery } from './read-query.ts';
import { lastQuery, splitQueries, withoutMonths } from './split-queries.ts';
import { suggestQueries } from './suggest-queries.ts';
import { withPicture } from './with-picture.ts';

/** More lines than this nobody can follow. */
const mostLines = 5;
const usualMonths = 6;
const mostMonths = 60;

/** Papers a week, as lines and in numbers. */
export const trends = defineCommand({
  name: 'trends',
  summary: 'Draw how many papers a week match, of one query or of several side by side',
  options: [
    {
      name: 'query',
      summary: 'One query, or up to five with vs between: agents vs diffusion vs "world model"',
      kind: 'text',
      required: true,
      bare: true,
      suggests: true,
    },
    { name: 'months', summary: 'How many months back, 1 to 60; 6 where nothing is said', kind: 'number' },
  ],
  examples: ['trends agents', 'trends "state space" vs transformer', 'trends diffusion, agents --months 12'],
  suggest: async (context, _option, typed) => {
    const { before, last } = lastQuery(typed);
    return (await suggestQueries(context, last)).map((query) => `${before}${query}`);
  },
  run: async (context, input) => {
    const { archive, now, pictures } = context;
    const said = withoutMonths(input.query);
    const months = input.months ?? said.months ?? usualMonths;
    if (!Number.isInteger(months) || months < 1 || months > mostMonths)
      return {
        mistake: `Say the months as a whole number from 1 to ${mostMonths}.`,
        instead: `trends ${said.rest}`,
      };
    const read = await readAll(context, said.rest);
    if ('mistake' in read) return read;
    const span = { ...trendSpan(now, months), now };
    const foundDays = async (name: string, query: Query) => ({
      name,
      days: await archive.papers.foundDays(query, span),
    });
    const found = await Promise.all(read.queries.map(({ typed, query }) => foundDays(typed, query)));
    const made = makeTrends(await foundDays('all', { kind: 'all' }), found, now, months);
    const view = trendsView(made, { mean, ofLate });
    const actions = await Promise.all(
      read.queries.map(({ typed }) =>
        pressFor(context, shorten(`Search ${typed}`, longestLabel), `search ${typed}`),
      ),
    );
    const answer = { ...view, actions };
    if (made.weeks.length < 2 || view.sections.length === 0) return answer;
    const drawn = await pictures.trends(pictureOf(made));
    return withPicture(answer, drawn, { name: 'trends.png', alt: trendsAlt(made) });
  },
});

type Asked = { readonly queries: readonly { readonly typed: string; readonly query: Query }[] };

async function readAll(context: Context, words: string): Promise<Asked | Mistake> {
  const typed = splitQueries(words);
  if (typed.length > mostLines)
    return {
      mistake: `Those are ${typed.length} queries, and nobody can tell more than ${mostLines} lines apart.`,
      instead: `trends ${typed.slice(0, mostLines).join(' vs ')}`,
    };
  const queries: { typed: string; query: Query }[] = [];
  for (const [at, one] of typed.entries()) {
    const before = ['trends', ...typed.slice(0, at).flatMap((other) => [other, 'vs'])].join(' ');
    const after = typed
      .slice(at + 1)
      .flatMap((other) => ['vs', other])
      .join(' ');
    const read = await readQuery(context, one, before, after);
    if ('mistake' in read) return read;
    queries.push({ typed: one, query: read.query });
  }
  return { queries };
}

function pictureOf({ weeks, lines }: Trends) {
  return {
    title: 'Papers a week',
    about: `${spanIn(weeks).replace(' from ', '')}, by the day a site listed them`,
    weeks: weekLabels(weeks),
    lines,
  };
}

/** The months' names below their first weeks, with the year where it turns; of a few weeks their Mondays. */
function weekLabels(weeks: readonly Day[]): readonly { readonly label?: string }[] {
  if (weeks.length <= 9) return weeks.map((week) => ({ label: shortened(dayAndMonth(week)) }));
  const every = Math.ceil(weeks.length / 4.35 / 8);
  let months = -1;
  let year = '';
  return weeks.map((week, at) => {
    const isFirst = at > 0 && week.slice(0, 7) !== weeks[at - 1]?.slice(0, 7);
    if (!isFirst) return {};
    months += 1;
    if (months % every !== 0) return {};
    const [, month = '', of = ''] = fullDate(week).split(' ');
    const label = of === year ? month.slice(0, 3) : `${month.slice(0, 3)} ${of}`;
    year = of;
    return { label };
  });
}

function shortened(dayAndMonthWords: string): string {
  const [date, month = ''] = dayAndMonthWords.split(' ');
  return `${date} ${month.slice(0, 3)}`;
}
