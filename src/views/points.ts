import type { Match } from '../match.ts';
import type { Standing } from '../select/diversity.ts';
import type { Edition } from '../select/edition.ts';
import { plain, shortTitle } from './words.ts';

/** What a paper stands by: `89 votes +6.5, 1 day old −0.5, has code +0.3, much like “Tools” −2.1`. */
export function pointsInWords(
  { score, alike }: Standing<Match>,
  { matches }: Pick<Edition, 'matches'>,
): string {
  const parts = score.parts
    .filter(({ kind, points }) => kind === 'votes' || signed(points) !== '0')
    .map(({ points, words }) => `${plain(words)} ${signed(points)}`);
  if (!alike) return parts.join(', ');
  const above = matches.find(({ paper }) => paper.id === alike.paper)?.paper.title ?? alike.paper;
  return [...parts, `much like “${shortTitle(above)}” above ${signed(-alike.points)}`].join(', ');
}

/** `+6.5`, `−0.5`, `0`: with a true minus, as figures have it. */
function signed(points: number): string {
  const rounded = points.toFixed(1);
  if (Number(rounded) === 0) return '0';
  return points > 0 ? `+${rounded}` : `−${rounded.slice(1)}`;
}
