import type { Day } from '../day.ts';
import type { ListedPaper } from '../match.ts';
import type { Grouping } from '../select/map.ts';
import type { Row, View } from '../view.ts';
import { itemOf, type Showing } from './item.ts';
import { count, dayAndMonth, weekdayIn } from './words.ts';

/** A week's papers as a map shows them. */
export type MapOfWeek = {
  readonly first: Day;
  readonly last: Day;
  /** Most votes first: their numbers are their places here, from 1. */
  readonly papers: readonly ListedPaper[];
  readonly grouping: Grouping;
  /** The part of the key that is shown. */
  readonly offset: number;
  readonly shown: number;
  /** Papers of the week that the map does not show: those with the fewest votes, and those whose meaning is not known. */
  readonly left: number;
};

/** What stands beside papers of no group. */
export const otherTopics = 'Other topics';

/** The map in words: which numbers belong together, and a part of the key. */
export function mapView(map: MapOfWeek, showing: Showing): View {
  const { first, last, papers, grouping, offset, shown, left } = map;
  const title = `Map of the week · ${weekdayIn(first)} to ${weekdayIn(last)}`;
  if (papers.length === 0) {
    const why = left > 0 ? 'What its papers mean is not worked out yet' : 'I know no list of those days';
    return { title, lead: `${why}, so there is nothing to draw.`, sections: [] };
  }
  const items = papers.slice(offset, offset + shown).map((listed, at) => {
    const item = itemOf(listed, showing);
    const number = offset + at;
    return { ...item, title: `${number + 1} · ${item.title}`, why: titleOf(grouping, number) };
  });
  return {
    title,
    lead: `${count(papers.length, 'paper')} from Hugging Face: those that mean alike lie close together. The more votes, the lower the number.`,
    sections: [
      { title: 'Colours and their numbers', items: [], rows: groupRows(grouping) },
      { title: keyTitle(offset + 1, offset + items.length), items },
    ],
    ...(left > 0 && { note: `Not on the map: ${count(left, 'more paper')} of these days.` }),
  };
}

/** What the picture shows, in a few sentences. */
export function mapAlt({ papers, grouping }: MapOfWeek): string {
  const sizes = [...grouping.titles, otherTopics].map((title, group) => {
    const size = grouping.groupOf.filter((one) => (one ?? grouping.titles.length) === group).length;
    return size > 0 ? [`${title} ${size}`] : [];
  });
  return `Map of ${count(papers.length, 'numbered dot')}, one for each paper; papers that mean alike lie close together. By colour: ${sizes.flat().join(', ')}.`;
}

/** `8 to 14 June`, or with both months. */
export function mapSpan(first: Day, last: Day): string {
  const [from = '', month] = dayAndMonth(first).split(' ');
  const to = dayAndMonth(last);
  return to.endsWith(` ${month}`) ? `${from} to ${to}` : `${from} ${month} to ${to}`;
}

function keyTitle(first: number, last: number): string {
  return first === last ? `Number ${first}` : `Key, ${first} to ${last}`;
}

function groupRows({ titles, groupOf }: Grouping): readonly Row[] {
  return [...titles, otherTopics].flatMap((label, group) => {
    const numbers = groupOf.flatMap((one, at) => ((one ?? titles.length) === group ? [at + 1] : []));
    return numbers.length > 0 ? [{ label, text: numbers.join(', ') }] : [];
  });
}

function titleOf({ titles, groupOf }: Grouping, number: number): string {
  const group = groupOf[number];
  return (group === undefined ? undefined : titles[group]) ?? otherTopics;
}
