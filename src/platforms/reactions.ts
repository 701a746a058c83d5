import type { Verdict } from '../mark.ts';
import type { PaperId } from '../paper.ts';

/** What a sign says of a paper: 👍 and 👎 in any skin, as Discord (`👍🏽`) and Slack (`+1::skin-tone-4`) name them. */
export function verdictOf(sign: string): Verdict | undefined {
  const bare = sign.replace(/\p{Emoji_Modifier}|\ufe0f|::skin-tone-\d/gu, '');
  if (['👍', '+1', 'thumbsup'].includes(bare)) return 'like';
  return ['👎', '-1', 'thumbsdown'].includes(bare) ? 'dislike' : undefined;
}

/** The papers that a message of ours shows, told by what its buttons say: no title can forge those. */
export function papersInPresses(says: readonly string[]): readonly PaperId[] {
  const papers = says.flatMap(
    (words) => /^(?:show|similar|save|mark) (\S+)(?: --verdict \w+)?$/.exec(words)?.[1] ?? [],
  );
  return [...new Set(papers)];
}
