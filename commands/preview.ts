import { nextDue } from '../src/due.ts';
import { gistOf } from '../src/select/gist.ts';
import { previewView } from '../src/views/preview-view.ts';
import { defineCommand } from './command.ts';
import { withWantedPicture } from './day-picture.ts';
import { readEdition } from './read-edition.ts';
import { nextInWords } from './subscription-rows.ts';

/** The next edition of this place, as it would be now. */
export const preview = defineCommand({
  name: 'preview',
  summary: "Show this channel's next digest as it would be now, and what is left out and why",
  options: [],
  examples: ['preview'],
  private: true,
  run: async ({ archive, caller, topics, pictures, now }) => {
    const subscription = await archive.choices.subscription(caller.place);
    if (!subscription) {
      return {
        title: 'Nothing is set here',
        lead: 'This channel gets no digest yet, so there is none to preview. Start one with: subscribe --at 09:00 --timezone Europe/Paris',
        sections: [],
      };
    }
    const due = nextDue(subscription, now);
    if (!due)
      return { mistake: 'No digest comes here: its days are none.', instead: 'subscribe --days weekdays' };
    const edition = await readEdition(archive, subscription, topics, due, now);
    // On the first day all that could come still grows: that is shown, rather than nothing.
    const early =
      edition.empty && edition.growing.length > 0
        ? await readEdition(archive, subscription, topics, due, now, 'early')
        : undefined;
    const isEarly = early !== undefined && early.empty === undefined;
    const facts = { edition: isEarly ? early : edition, isEarly };
    const when = nextInWords(subscription, now);
    const view = previewView({ ...facts, subscription, day: due.day, when }, { topics, gistOf });
    return withWantedPicture(view, subscription, pictures);
  },
});
