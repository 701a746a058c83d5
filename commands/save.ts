import { gistOf } from '../src/select/gist.ts';
import { itemOf } from '../src/views/item.ts';
import { defineCommand } from './command.ts';
import { findPaper, paperOption, suggestPapers } from './find-paper.ts';

/** Puts a paper aside for the asker. */
export const save = defineCommand({
  name: 'save',
  summary: 'Put a paper aside for myself',
  options: [paperOption],
  examples: ['save 2606.13432'],
  private: true,
  suggest: (context, _option, typed) => suggestPapers(context, typed),
  run: async (context, input) => {
    const { archive, caller, now, topics } = context;
    const found = await findPaper(context, input.paper, 'save');
    if ('mistake' in found) return found;
    const { id } = found.paper;
    const mine = await archive.choices.saved(caller.reader);
    const known = mine.some(({ paper }) => paper === id);
    if (!known) await archive.choices.save({ reader: caller.reader, paper: id, at: now.toISOString() });
    const papers = mine.length + (known ? 0 : 1);
    return {
      title: known ? 'You saved it before' : 'Saved',
      lead: papers === 1 ? 'One paper is put aside for you.' : `${papers} papers are put aside for you.`,
      sections: [{ title: 'Paper', items: [itemOf(found, { topics, gistOf })] }],
      actions: [
        { label: 'All my saved papers', says: 'saved' },
        { label: 'Take it out', says: `saved --remove ${id}` },
      ],
    };
  },
});
