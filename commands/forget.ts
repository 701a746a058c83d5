import { directPlace } from '../src/follow.ts';
import { type Place, platformOf } from '../src/place.ts';
import { forgetView, forgottenView } from '../src/views/forget-view.ts';
import { takenBackView } from '../src/views/marks-view.ts';
import { type Context, defineCommand } from './command.ts';
import { findPaper } from './find-paper.ts';

/** Takes back a mark, or all that is kept of the asker. */
export const forget = defineCommand({
  name: 'forget',
  summary: 'Take my mark on a paper back; or “me”: forget all that is kept of me',
  options: [
    {
      name: 'what',
      summary: 'me, or a paper whose mark I take back',
      kind: 'text',
      required: true,
      bare: true,
      suggests: true,
    },
    { name: 'sure', summary: 'yes: forget me without asking again', kind: 'choice', choices: ['yes'] },
  ],
  examples: ['forget 2606.13432', 'forget me'],
  private: true,
  suggest: async ({ archive, caller }, _option, typed) => {
    const marked = (await archive.marks.ofReader(caller.reader)).map(({ paper }) => paper);
    return ['me', ...new Set(marked)].filter((word) => word.includes(typed.trim().toLowerCase()));
  },
  run: async (context, { what, sure }) => {
    const { archive, caller } = context;
    const { reader } = caller;
    if (/^(me|all|everything)$/i.test(what.trim())) {
      if (sure === 'yes') return forgottenView(await archive.forget(reader, await ownPlaces(context)));
      return { ...forgetView(), actions: [{ label: 'Yes, forget me', says: 'forget me --sure yes' }] };
    }
    const found = await findPaper(context, what, 'forget');
    if ('mistake' in found) return found;
    const { id, title } = found.paper;
    if (await archive.marks.undo(reader, id)) return takenBackView(title);
    return { mistake: `You have not marked the paper ${id}.`, instead: 'mark' };
  },
});

/** The asker's direct messages, in this workspace and in their own, and the addresses they asked to be written to. */
async function ownPlaces({ archive, caller: { reader, place } }: Context): Promise<readonly Place[]> {
  const mails = (await archive.choices.subscriptions()).filter(
    (one) => platformOf(one.place) === 'email' && one.by === reader,
  );
  const requests = (await archive.mailboxes.requests()).filter((one) => one.askedBy === reader);
  return [
    ...new Set([
      directPlace(reader, place),
      directPlace(reader, reader),
      ...[...mails, ...requests].map((one) => one.place),
    ]),
  ];
}
