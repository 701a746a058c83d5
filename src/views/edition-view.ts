import type { Day } from '../day.ts';
import type { ShownEdition } from '../select/shown-edition.ts';
import type { Subscription } from '../subscription.ts';
import type { View } from '../view.ts';
import { type About, digestView } from './digest-view.ts';
import { emptyView } from './empty.ts';
import type { Showing } from './item.ts';
import { welcomedSections } from './welcomed-view.ts';

/** Since when a place got no digest though one was due, and why. */
export type Missed = Pick<About, 'awaySince' | 'shutOutSince'>;

/** A place's edition of a day: its papers, or why there are none. */
export function editionView(
  edition: Pick<ShownEdition, 'wish' | 'digest' | 'welcomed' | 'empty'>,
  subscription: Pick<Subscription, 'query' | 'style' | 'every'>,
  day: Day,
  showing: Showing,
  missed: Missed = {},
): View {
  if (edition.empty) return emptyView(edition.empty, day);
  const { query, style, every } = subscription;
  const about = {
    day,
    ...(every && { every }),
    ...missed,
    topics: edition.wish.topics,
    ...(query !== undefined && { query }),
  };
  const view = digestView(edition.digest, about, style === 'full' ? showing : { ...showing, gistOf: noGist });
  return { ...view, sections: [...view.sections, ...welcomedSections(edition.welcomed)] };
}

function noGist(): undefined {
  return undefined;
}
