import { gistOf } from '../src/select/gist.ts';
import { groupByTopic } from '../src/select/map.ts';
import { votesOf } from '../src/select/rank.ts';
import type { View } from '../src/view.ts';
import { type MapOfWeek, mapAlt, mapSpan, mapView, otherTopics } from '../src/views/map-view.ts';
import { count } from '../src/views/words.ts';
import { type Context, defineCommand, type Mistake } from './command.ts';
import { pageMistake, pageSize, pageTurns } from './pages.ts';
import { readWeek } from './read-week.ts';
import { withPicture } from './with-picture.ts';

/** More numbers than this are too small to read. */
const mostPapers = 300;
/** As many groups as there are colours that everybody tells apart. */
const mostGroups = 8;

/** A week's papers by what they mean. */
export const map = defineCommand({
  name: 'map',
  summary: "Draw a week's papers as a map: what means alike lies close together",
  options: [
    {
      name: 'week',
      summary: '2026-W24, a day of the week, or last; else the last seven days',
      kind: 'text',
      bare: true,
    },
    { name: 'number', summary: 'Show what is behind this number of the map', kind: 'number' },
    { name: 'page', summary: 'Which page of the key', kind: 'number' },
  ],
  examples: ['map', 'map last', 'map 2026-06-12 --number 12'],
  run: async (context, input): Promise<View | Mistake> => {
    const { archive, topics, now } = context;
    const week = readWeek(input.week, now);
    if ('mistake' in week) return week;
    const listed = await archive.papers.listed('huggingface', week.first, week.last);
    const ranked = listed.toSorted((a, b) => votesOf(b) - votesOf(a)).slice(0, mostPapers);
    const vectors = await archive.papers.vectors(ranked.map(({ paper }) => paper.id));
    const papers = ranked.filter(({ paper }) => vectors.has(paper.id));
    const grouping = groupByTopic(papers, topics, now, mostGroups);
    const words = ['map', input.week?.trim()].filter(Boolean).join(' ');
    const { number } = input;
    if (
      number !== undefined &&
      papers.length > 0 &&
      (!Number.isInteger(number) || number < 1 || number > papers.length)
    )
      return { mistake: `The numbers of this map go from 1 to ${papers.length}.`, instead: words };
    const page = input.page ?? (number === undefined ? 1 : Math.ceil(number / pageSize));
    const mistake = pageMistake(page, papers.length);
    if (mistake) return { mistake, instead: words };
    const shown: MapOfWeek = {
      ...week,
      papers,
      grouping,
      offset: number === undefined ? (page - 1) * pageSize : number - 1,
      shown: number === undefined ? pageSize : 1,
      left: listed.length - papers.length,
    };
    const actions = await pageTurns(context, (option) => `${words} ${option}`, page, papers.length);
    const view = {
      ...mapView(shown, { topics, gistOf: number === undefined ? none : gistOf }),
      ...(actions.length > 0 && { actions }),
    };
    return papers.length === 0 ? view : drawn(context, view, shown, vectors);
  },
});

/** A key is looked through: sentences would only make it long. */
function none(): undefined {
  return undefined;
}

async function drawn(
  { pictures }: Context,
  view: View,
  shown: MapOfWeek,
  vectors: ReadonlyMap<string, Float32Array>,
): Promise<View> {
  const { papers, grouping, first, last } = shown;
  const bytes = await pictures.map({
    title: `The week by meaning, ${mapSpan(first, last)}`,
    about: `${count(papers.length, 'paper')}; the more votes, the lower the number`,
    groups: grouping.titles,
    otherTitle: otherTopics,
    papers: papers.flatMap(({ paper }, at) => {
      const vector = vectors.get(paper.id);
      const group = grouping.groupOf[at];
      return vector ? [{ vector, ...(group !== undefined && { group }) }] : [];
    }),
  });
  return withPicture(view, bytes, { name: 'map.png', alt: mapAlt(shown) });
}
