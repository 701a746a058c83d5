import type { Paper } from '../paper.ts';
import { type Action, longestLabel, longestSays } from '../view.ts';
import { plain } from './words.ts';

/** What a reader may want of a paper: in the order in which most do. */
export function actionsOf(paper: Paper): readonly Action[] {
  const name = firstAuthor(paper);
  const label = `Follow ${name}`;
  const actions = [
    { label: 'Abstract', says: `show ${paper.id}` },
    { label: 'Similar', says: `similar ${paper.id}` },
    { label: 'Save', says: `save ${paper.id}` },
    { label: '👍 Like', says: `mark ${paper.id}` },
    { label: '👎 Dislike', says: `mark ${paper.id} --verdict dislike` },
    ...(name === ''
      ? []
      : [{ label: label.length > longestLabel ? 'Follow author' : label, says: `follow author:"${name}"` }]),
  ];
  return actions.filter(({ says }) => says.length <= longestSays);
}

/** The same where the abstract stands there already: more by the first author instead. */
export function actionsOfShown(paper: Paper): readonly Action[] {
  const name = firstAuthor(paper);
  const more = { label: `More by ${name}`, says: `search author:"${name}"` };
  const fits = name !== '' && more.label.length <= longestLabel && more.says.length <= longestSays;
  return [...actionsOf(paper).filter(({ label }) => label !== 'Abstract'), ...(fits ? [more] : [])];
}

/** To see, and end, what pings somebody. */
export const whatYouFollow: Action = { label: 'What you follow', says: 'following' };

function firstAuthor({ authors }: Paper): string {
  return plain(authors[0] ?? '').replaceAll('"', '');
}
