import type { View } from '../view.ts';
import { count } from './words.ts';

/** The numbers of a day or of a digest for a picture, with what it shows in words. */
type DayNumbers = {
  readonly title: string;
  readonly about: string;
  readonly groups: readonly {
    readonly title: string;
    readonly papers: number;
    readonly votes: readonly number[];
  }[];
  readonly alt: string;
};

/** More rows than this make a picture that nobody takes in; the others stand together in the last. */
const mostRows = 12;

/** The view's headings with their papers and votes; undefined where a picture would say no more than the words. */
export function dayNumbers({ title, sections }: View): DayNumbers | undefined {
  const all = sections.flatMap((section) => (section.items.length > 0 ? [groupOf(section)] : []));
  if (all.length < 2) return undefined;
  const groups =
    all.length <= mostRows ? all : [...all.slice(0, mostRows - 1), together(all.slice(mostRows - 1))];
  const papers = all.reduce((sum, group) => sum + group.papers, 0);
  const each = groups.map((group) => {
    const most = group.votes.length > 0 ? `, at most ${count(Math.max(...group.votes), 'vote')}` : '';
    return `${group.title}: ${count(group.papers, 'paper')}${most}`;
  });
  return {
    title,
    about: `${count(papers, 'paper')} by topic, with the votes of each`,
    groups,
    alt: `Bars of papers by topic, with a dot for the votes of each. ${each.join('. ')}.`,
  };
}

function groupOf({ title, items }: View['sections'][number]): DayNumbers['groups'][number] {
  return { title, papers: items.length, votes: items.flatMap(({ votes }) => votes ?? []) };
}

function together(groups: DayNumbers['groups']): DayNumbers['groups'][number] {
  return {
    title: `${groups.length} more topics`,
    papers: groups.reduce((sum, { papers }) => sum + papers, 0),
    votes: groups.flatMap(({ votes }) => votes),
  };
}
