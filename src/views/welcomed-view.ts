import type { WelcomedPaper } from '../select/welcomed.ts';
import type { Section } from '../view.ts';
import { count, listOf, shortTitle } from './words.ts';

/** What was most liked and saved in a place: words alone, since the papers themselves have stood there before. */
export function welcomedSections(welcomed: readonly WelcomedPaper[]): readonly Section[] {
  const rows = welcomed.map(({ paper, title, likes, saves }) => {
    const said = [
      ...(likes > 0 ? [`liked by ${count(likes, 'reader')}`] : []),
      ...(saves > 0 ? [`saved by ${count(saves, 'reader')}`] : []),
    ];
    return { label: shortTitle(title), text: `${listOf(said)} · show ${paper}` };
  });
  return rows.length > 0 ? [{ title: 'Most liked and saved here', items: [], rows }] : [];
}
