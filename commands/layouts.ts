import { type Place, platformOf } from '../src/place.ts';
import type { Subscription } from '../src/subscription.ts';
import type { Mistake } from './command.ts';

type Layout = NonNullable<Subscription['layout']>;

export const layoutsInWords: Readonly<Record<Layout, string>> = {
  messages: 'messages in the channel',
  thread: 'one message, with the papers in its thread',
  forum: 'a post in the forum, with its tags for the topics',
};

/** Why the place cannot have this layout; undefined where it can. */
export function layoutMistake(place: Place, layout: Layout): Mistake | undefined {
  if (layout === 'messages') return undefined;
  const platform = platformOf(place);
  if (platform === 'slack' && layout === 'forum')
    return { mistake: 'Slack has no forums: say --layout thread, and the papers come in a thread.' };
  if (platform === 'slack') return undefined;
  const isChannel = platform === 'discord' && !place.startsWith('discord:dm/');
  return isChannel ? undefined : { mistake: 'There are no threads here: say --layout messages.' };
}
