import { dayOf } from '../src/day.ts';
import { papersLinkedIn } from '../src/links.ts';
import type { Place } from '../src/place.ts';
import { gistOf } from '../src/select/gist.ts';
import type { View } from '../src/view.ts';
import { linksView } from '../src/views/links-view.ts';
import type { Context } from './command.ts';

/** Papers that one message is answered with: more would drown what people say. */
const most = 3;

/**
 * The cards of the papers that a message links to. Undefined where the place did not ask for them, no paper of the
 * archive is linked, or each was shown there today (UTC). What is answered counts as shown, whether it arrives or not.
 */
export async function linkCards(
  { archive, topics, now }: Pick<Context, 'archive' | 'topics' | 'now'>,
  text: string,
  place: Place,
): Promise<View | undefined> {
  const named = papersLinkedIn(text);
  if (named.length === 0 || !(await archive.choices.links(place))) return undefined;
  const known = (await archive.papers.get(named)).slice(0, most);
  const claimed = await archive.choices.claimLinks(
    place,
    dayOf(now),
    known.map(({ paper }) => paper.id),
  );
  const shown = known.filter(({ paper }) => claimed.includes(paper.id));
  return shown.length > 0 ? linksView(shown, { topics, gistOf }) : undefined;
}
