import { oneLine } from '../one-line.ts';
import type { Ping } from '../select/pings.ts';
import type { View } from '../view.ts';
import { whatYouFollow } from './actions.ts';
import { itemOf, type Showing } from './item.ts';
import { matched } from './why.ts';
import { count, listOf } from './words.ts';

/** More queries than this are not named. */
const queriesShown = 2;

/** New papers for those who follow them. `direct`: to one reader alone, who needs no mention there. */
export function pingView(pings: readonly Ping[], direct: boolean, showing: Showing, note?: string): View {
  const papers = count(pings.length, 'new paper');
  return {
    title: direct ? `${papers} for you` : `${papers} followed here`,
    ...(note !== undefined && { lead: note }),
    sections: [
      {
        title: direct ? 'Papers you follow' : 'Papers',
        items: pings.map((ping) => ({
          ...itemOf(ping, showing),
          why: whyOf(ping),
          ...(direct ? {} : { mentions: ping.readers }),
        })),
      },
    ],
    actions: [whatYouFollow],
  };
}

/** The words that matched; where queries have none of their own, as upvotes>=50, the queries. */
function whyOf({ words, queries }: Ping): string {
  const named = queries.slice(0, queriesShown).map((query) => `“${oneLine(query)}”`);
  return matched(words, listOf(named));
}
