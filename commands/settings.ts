import type { Section, View } from '../src/view.ts';
import { type Context, defineCommand } from './command.ts';
import { subscriptionRows } from './place-views.ts';

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
    if (!subscription) {
      return {
        title: links.length > 0 ? 'Settings of this channel' : 'Nothing is set here',
        lead: 'This channel gets no digest. Start one with: subscribe --at 09:00 --timezone Europe/Paris',
        sections: links,
      };
    }
    return {
      title: 'Settings of this channel',
      sections: [{ title: 'Digest', items: [], rows: subscriptionRows(subscription, topics, now) }, ...links],
      note: 'subscribe changes any of it; unsubscribe ends it.',
    };
  },
});

/** Said only where links are answered: nobody misses it elsewhere. */
async function linksSections({ archive, caller }: Context): Promise<readonly Section[]> {
  if (!(await archive.choices.links(caller.place))) return [];
  const answered = 'answered with the paper, each once a day; links off ends it';
  const text = caller.hearsNothing === undefined ? answered : `on, but: ${caller.hearsNothing}`;
  return [{ title: 'Messages here', items: [], rows: [{ label: 'Links to papers', text }] }];
}
