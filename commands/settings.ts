import { dayIn } from '../src/day.ts';
import type { Section, View } from '../src/view.ts';
import { fullDate } from '../src/views/words.ts';
import { type Context, defineCommand } from './command.ts';
import { subscriptionRows } from './subscription-rows.ts';

/** What is set for this place. */
export const settings = defineCommand({
  name: 'settings',
  summary: 'Show what this channel gets, and when',
  options: [],
  examples: ['settings'],
  private: true,
  changedBy: 'subscribe',
  run: async (context): Promise<View> => {
    const { archive, caller, now, topics } = context;
    const subscription = await archive.choices.subscription(caller.place);
    const links = await linksSections(context);
    const heldSince = (await archive.outbox.holds.all()).get(caller.place);
    if (!subscription) {
      return {
        title: links.length > 0 ? 'Settings of this channel' : 'Nothing is set here',
        lead: 'This channel gets no digest. Start one with: subscribe --at 09:00 --timezone Europe/Paris',
        sections: links,
      };
    }
    return {
      title: 'Settings of this channel',
      ...(heldSince !== undefined && { lead: pausedSince(heldSince) }),
      sections: [{ title: 'Digest', items: [], rows: subscriptionRows(subscription, topics, now) }, ...links],
      note: 'Change any of it: subscribe · End it: unsubscribe',
    };
  },
});

function pausedSince(iso: string): string {
  const day = dayIn(iso);
  const since = day ? ` since ${fullDate(day)}` : '';
  return `Whoever runs me has paused this channel${since}: what it misses comes with the first digest after that.`;
}

/** Said only where links are answered: nobody misses it elsewhere. */
async function linksSections({ archive, caller }: Context): Promise<readonly Section[]> {
  if (!(await archive.choices.links(caller.place))) return [];
  const answered = 'answered with the paper, each once a day. To end it: links off';
  const text = caller.hearsNothing === undefined ? answered : `on, but: ${caller.hearsNothing}`;
  return [{ title: 'Messages here', items: [], rows: [{ label: 'Links to papers', text }] }];
}
