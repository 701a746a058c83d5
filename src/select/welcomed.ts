import type { Mark } from '../mark.ts';
import type { PaperId } from '../paper.ts';
import type { SavedPaper } from '../saved-paper.ts';

/** A paper that people of a place liked or saved there: how many did. */
type Welcomed = {
  readonly paper: PaperId;
  readonly likes: number;
  readonly dislikes: number;
  readonly saves: number;
};

/** The same with its title, as its source wrote it. */
export type WelcomedPaper = Welcomed & { readonly title: string };

/** More are a list of everything. */
const mostShown = 5;

/** The papers most liked and saved since a moment (ISO), most first; a dislike takes a like away. No reader is named. */
export function mostWelcomed(
  marks: readonly Mark[],
  saved: readonly SavedPaper[],
  since: string,
): readonly Welcomed[] {
  const counts = new Map<PaperId, Welcomed>();
  const add = (paper: PaperId, what: 'likes' | 'dislikes' | 'saves') => {
    const known = counts.get(paper) ?? { paper, likes: 0, dislikes: 0, saves: 0 };
    counts.set(paper, { ...known, [what]: known[what] + 1 });
  };
  for (const { paper, at, verdict } of marks)
    if (at >= since) add(paper, verdict === 'like' ? 'likes' : 'dislikes');
  for (const { paper, at } of saved) if (at >= since) add(paper, 'saves');
  return [...counts.values()]
    .filter((one) => welcomeOf(one) > 0)
    .toSorted((a, b) => welcomeOf(b) - welcomeOf(a) || (a.paper < b.paper ? 1 : -1))
    .slice(0, mostShown);
}

function welcomeOf({ likes, dislikes, saves }: Welcomed): number {
  return likes - dislikes + saves;
}
