import type { Day } from '../day.ts';
import type { Edition } from '../select/edition.ts';
import type { LeftReason } from '../select/match.ts';
import type { Subscription } from '../subscription.ts';
import type { Row, Section, View } from '../view.ts';
import { editionView } from './edition-view.ts';
import { emptySentence } from './empty.ts';
import type { Showing } from './item.ts';
import { pointsInWords } from './points.ts';
import { choiceOf, count, plain, shortTitle } from './words.ts';

type Preview = {
  readonly edition: Edition;
  /** It is made from lists that still grow, since there are no others yet. */
  readonly isEarly: boolean;
  readonly subscription: Subscription;
  readonly day: Day;
  /** When it comes, in words. */
  readonly when: string;
};

/** A place's next edition as it would be now, with what is left out counted by reason. */
export function previewView({ edition, isEarly, subscription, day, when }: Preview, showing: Showing): View {
  const view = editionView(edition, subscription, day, showing);
  const now = isEarly ? 'So far, on lists that still grow' : 'As of now';
  const soFar = edition.empty ? emptySentence(edition.empty) : `${now}: ${view.lead ?? ''}`;
  const rows = leftRows(edition, subscription, showing);
  return {
    ...view,
    title: 'Preview of the next digest',
    lead: `It comes on ${when}. ${soFar}`,
    sections: [
      ...view.sections,
      ...titled('In this order, by points', orderRows(edition)),
      ...titled('Left out', rows),
    ],
  };
}

function titled(title: string, rows: readonly Row[]): readonly Section[] {
  return rows.length > 0 ? [{ title, items: [], rows }] : [];
}

/** More rows than this are a wall: `why` tells of any other paper. */
const orderShown = 10;

/** Of the papers that come, what each stands by. */
function orderRows(edition: Edition): readonly Row[] {
  const left = new Set(edition.digest.left.map(({ paper }) => paper.id));
  return edition.standings
    .filter(({ listed }) => !left.has(listed.paper.id))
    .slice(0, orderShown)
    .map((standing, at) => ({
      label: `${at + 1}. ${shortTitle(standing.listed.paper.title)}`,
      text: pointsInWords(standing, edition),
    }));
}

function leftRows(edition: Edition, { max }: Subscription, { topics }: Showing): readonly Row[] {
  const { left, digest, had, growing, wish } = edition;
  const because = (kind: LeftReason['kind']) => left.filter((one) => one.because.kind === kind).length;
  const titles = topics
    .filter(({ id }) => wish.topics.some((topic) => topic.id === id))
    .map(({ title }) => plain(title));
  const reasons: readonly (readonly [papers: number, label: string, text: string])[] = [
    [growing.length, 'Still growing', 'stand on lists that are not whole yet: they come once they are'],
    [had.length, 'Shown before', 'came here in an earlier digest'],
    [because('topics'), 'Other topics', `are not on ${choiceOf(titles)}`],
    [because('query'), 'No match', `do not match “${plain(wish.query?.typed ?? '')}”`],
    [
      because('list'),
      'arXiv alone',
      "stand on arXiv's list only, and nothing in particular is asked for here",
    ],
    [
      digest.left.length,
      'Over the most',
      `match too, but ${max} are the most in one digest: they are counted below it`,
    ],
  ];
  return reasons
    .filter(([papers]) => papers > 0)
    .map(([papers, label, text]) => ({
      label,
      text: `${count(papers, 'paper')} ${papers === 1 ? inSingular(text) : text}`,
    }));
}

/** `stand on` as `stands on`: the first word of a reason is its verb. */
function inSingular(text: string): string {
  const verbs = new Map([
    ['stand', 'stands'],
    ['are', 'is'],
    ['do', 'does'],
    ['match', 'matches'],
    ['came', 'came'],
  ]);
  const [verb = '', ...rest] = text.split(' ');
  return [verbs.get(verb) ?? verb, ...rest].join(' ');
}
