import { type Follow, isDirect } from '../follow.ts';
import { oneLine } from '../one-line.ts';
import type { Place } from '../place.ts';
import type { View } from '../view.ts';
import { whenInWords } from './follow-view.ts';
import { count } from './words.ts';

/** More buttons are a wall; the others are ended by their numbers. */
const buttonsShown = 5;

/** What a reader follows, oldest first, numbered. */
export function followingView(follows: readonly Follow[], here: Place, most: number): View {
  if (follows.length === 0) {
    return {
      title: 'You follow nothing yet',
      lead: 'Follow words, an author or a topic, and I ping you for each new paper: follow "state space models"',
      sections: [],
    };
  }
  return {
    title: 'What you follow',
    lead: `${count(follows.length, 'query', 'queries')} of ${most} at most.`,
    sections: [
      {
        title: 'Follows',
        items: [],
        rows: follows.map((follow, at) => ({
          label: `${at + 1}`,
          text: `${oneLine(follow.query)} · ${whereOf(follow, here)}, ${whenInWords(follow)}`,
        })),
      },
    ],
    note: 'End one by its number: unfollow 1',
    actions: follows
      .slice(0, buttonsShown)
      .map(({ id }, at) => ({ label: `Unfollow ${at + 1}`, says: `unfollow ${id}` })),
  };
}

function whereOf(follow: Follow, here: Place): string {
  if (isDirect(follow)) return 'in a direct message';
  return follow.place === here ? 'in this channel' : 'in another channel';
}
